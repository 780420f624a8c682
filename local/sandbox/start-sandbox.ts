/**
 * The partners on one loopback port: a forwarder, a customs broker, a warehouse, parcel carriers, and the sellers' shops.
 * Portage calls them as it calls real ones; they answer through Portage's front door with signed webhooks, at a pace. What they still have to say survives a crash.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import {
  partnerSourceSchema,
  type Partner,
  type PartnerSource,
} from '../../domain/partner/partner.ts';
import { partnerIdentity } from './partner-identity.ts';
import { findRoute } from './partner-route.ts';
import { PARTNER_ROUTES } from './partner-routes.ts';
import { openSandboxStore, type SandboxStore, type Scheduled } from './sandbox-store.ts';
import { type Answer, type Asked, type Told } from './saying.ts';
import {
  orderScenarioSchema,
  orderSchema,
  returnScenarioSchema,
  scenarioSchema,
  type Order,
  type Scenario,
} from './scenario.ts';
import { sandboxShops, serveShop, type SandboxShop } from './shop-door.ts';
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
  /** Puts a message on the queue that Amazon notifies. */
  readonly notifyAmazon?: (body: string) => Promise<void>;
}

export interface Sandbox {
  readonly url: string;
  /** Records for Portage's partner store, with this start's address. */
  readonly partners: readonly Partner[];
  /** Shops of the demo's seller, connected when seeded. */
  readonly shops: readonly SandboxShop[];
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
  const identity = (source: PartnerSource) => partnerIdentity(store, source, url);
  const onError = options.onError ?? (() => undefined);
  const sender = startWebhookSender({ store, frontDoor: options.frontDoor, identity, onError });
  const isSpeaking = (eventId: string) => sender.isSpeaking(eventId);
  const { notifyAmazon } = options;
  const shopDoor = {
    store,
    url,
    frontDoor: options.frontDoor,
    ...(notifyAmazon && { notifyAmazon }),
  };
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
    const body = (await buffer(request)).toString('utf8');
    const { method = '', headers } = request;
    const atShop = await serveShop(shopDoor, {
      method,
      pathname,
      query: searchParams,
      headers,
      body,
    });
    if (atShop) return atShop;
    if (method === 'PUT' && pathname === '/control/scenario')
      return direct(store, JSON.parse(body));
    const found = findRoute(PARTNER_ROUTES, method, pathname);
    if (!found) return { status: 404 };
    const { route, reference } = found;
    if (!isAllowed(request, identity(route.source))) return { status: 401 };
    const asked = route.ask(reference, body === '' ? {} : JSON.parse(body), searchParams);
    const answered = act(stage, route.source, asked);
    sender.wake();
    return answered;
  }

  return {
    url,
    partners: partnerSourceSchema.options.map(identity),
    shops: sandboxShops(shopDoor),
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
function isAllowed({ headers }: IncomingMessage, { apiKey }: Partner): boolean {
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

function act({ store, pace, isSpeaking }: Stage, source: PartnerSource, asked: Asked): Answer {
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
