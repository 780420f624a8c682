/**
 * Three partners on one loopback port: a forwarder, a customs broker, a warehouse. Portage calls them as it calls real
 * ones; they answer through Portage's front door with signed webhooks, at a pace. What they still have to say survives a crash.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { partnerSchema, type Partner } from '../../domain/partner/partner.ts';
import { partnerIdentity, type Identity } from './partner-identity.ts';
import { findRoute } from './partner-route.ts';
import { PARTNER_ROUTES } from './partner-routes.ts';
import { openSandboxStore, type SandboxStore, type Scheduled } from './sandbox-store.ts';
import { sourceSchema, type Answer, type Asked, type Source, type Told } from './saying.ts';
import {
  orderScenarioSchema,
  orderSchema,
  returnScenarioSchema,
  scenarioSchema,
  type Order,
  type Scenario,
} from './scenario.ts';
import { startWebhookSender } from './webhook-sender.ts';

export interface SandboxOptions {
  /** Where `sandbox.sqlite` is kept. */
  readonly dataDir: string;
  /** Base URL of Portage's API. */
  readonly frontDoor: string;
  /** Milliseconds between two things a partner says of one shipment; 0: as fast as they are taken. */
  readonly pace: number;
  /** What befalls shipments met from now on; kept in the data directory until changed. */
  readonly scenario?: Scenario;
  readonly order?: Order;
  readonly onError?: (error: unknown) => void;
}

export interface Sandbox {
  readonly url: string;
  /** Records for Portage's partner store, with this start's address. */
  readonly partners: readonly Partner[];
  /** How many webhooks are pending, said, given up. */
  counts(): Record<string, number>;
  stop(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  mkdirSync(options.dataDir, { recursive: true });
  const store = openSandboxStore(join(options.dataDir, 'sandbox.sqlite'));
  if (options.scenario) store.keepSetting('scenario', options.scenario);
  if (options.order) store.keepSetting('order', options.order);
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const identity = (source: Source) => partnerIdentity(store, source, url);
  const onError = options.onError ?? (() => undefined);
  const sender = startWebhookSender({ store, frontDoor: options.frontDoor, identity, onError });
  const isSpeaking = (eventId: string) => sender.isSpeaking(eventId);
  const stage = { store, pace: options.pace, isSpeaking };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await handle(request).catch((error: unknown): Answer => {
      const unreadable = error instanceof z.ZodError || error instanceof SyntaxError;
      if (!unreadable) onError(error);
      return { status: unreadable ? 422 : 500 };
    });
    if (body === undefined) response.writeHead(status).end();
    else response.writeHead(status, JSON_HEADERS).end(JSON.stringify(body));
  }

  async function handle(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (request.method === 'PUT' && pathname === '/control/scenario')
      return direct(store, await json(request));
    const found = findRoute(PARTNER_ROUTES, request.method ?? '', pathname);
    if (!found) return { status: 404 };
    const { route, reference } = found;
    if (!isAllowed(request, identity(route.source))) return { status: 401 };
    const asked = route.ask(reference, await bodyOf(request), searchParams);
    const answered = act(stage, route.source, asked);
    sender.wake();
    return answered;
  }

  return {
    url,
    partners: sourceSchema.options.flatMap((source) => {
      const known = partnerSchema.safeParse(identity(source));
      return known.success ? [known.data] : [];
    }),
    counts: () => store.counts(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await sender.stop();
      store.close();
    },
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Bearer, or Basic with the key as the user's name (EasyPost), or 17TRACK's own header. */
function isAllowed({ headers }: IncomingMessage, { apiKey }: Identity): boolean {
  const basic = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
  return (
    headers.authorization === `Bearer ${apiKey}` ||
    headers.authorization === basic ||
    headers['17token'] === apiKey
  );
}

const directionSchema = z.strictObject({
  scenario: scenarioSchema.optional(),
  order: orderSchema.optional(),
  orders: orderScenarioSchema.optional(),
  returns: returnScenarioSchema.optional(),
});

/** For shipments, parcels and returns met from now on. */
function direct(store: SandboxStore, body: unknown): Answer {
  const directions = directionSchema.parse(body);
  for (const [name, value] of Object.entries(directions)) store.keepSetting(name, value);
  return { status: 204 };
}

interface Stage {
  readonly store: SandboxStore;
  readonly pace: number;
  readonly isSpeaking: (eventId: string) => boolean;
}

function act({ store, pace, isSpeaking }: Stage, source: Source, asked: Asked): Answer {
  const subject = asked.known === true ? store.named(asked.subject) : asked.subject;
  if (subject === undefined) return { status: 404, body: { error: { code: 'NOT_FOUND' } } };
  if (asked.unsay) store.unsay(subject, source);
  const told = asked.happen(store.plot(subject), {
    nowMs: Date.now(),
    scenario: scenarioSchema.parse(store.setting('scenario', () => 'smooth')),
    orders: orderScenarioSchema.parse(store.setting('orders', () => 'delivered')),
    returns: returnScenarioSchema.parse(store.setting('returns', () => 'grade-a')),
    isSaid: (eventId) => isSpeaking(eventId) || store.isSaid(eventId),
  });
  const unsay = (told.unsay ?? []).filter((eventId) => !isSpeaking(eventId));
  store.keep(subject, { ...told, unsay }, scheduled(store, subject, told, pace));
  return told.answer ?? { status: 202 };
}

function scheduled(store: SandboxStore, subject: string, told: Told, pace: number): Scheduled[] {
  const order = orderSchema.parse(store.setting('order', () => 'as-said'));
  const burst = order === 'twice-reversed' ? told.says.toReversed() : told.says;
  let dueAt = Math.max(Date.now(), store.lastDue(subject));
  return burst.map((saying): Scheduled => {
    dueAt += pace * (1 + (saying.pause ?? 0));
    return { saying, dueAt, copies: order === 'twice-reversed' ? 2 : (saying.copies ?? 1) };
  });
}

/** An action without particulars has no body. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: unknown[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks.filter((chunk) => Buffer.isBuffer(chunk)));
  return bytes.length === 0 ? {} : JSON.parse(bytes.toString('utf8'));
}
