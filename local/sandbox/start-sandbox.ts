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
import type { Partner } from '../../domain/partner/partner.ts';
import { partnerIdentity } from './partner-identity.ts';
import { PARTNER_ROUTES, type Asked, type PartnerRoute } from './partner-routes.ts';
import { plotSchema, type Plot, type Source } from './plot.ts';
import { openSandboxStore, type SandboxStore, type Scheduled } from './sandbox-store.ts';
import { orderSchema, scenarioSchema, type Order, type Scenario } from './scenario.ts';
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

const SOURCES: readonly Source[] = ['dcsa', 'customs', 'warehouse'];

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
  const sender = startWebhookSender({
    store,
    frontDoor: options.frontDoor,
    identity,
    pace: options.pace,
    onError,
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const status = await handle(request).catch((error: unknown) => {
      if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) onError(error);
      return error instanceof z.ZodError || error instanceof SyntaxError ? 422 : 500;
    });
    response.writeHead(status).end();
  }

  async function handle(request: IncomingMessage): Promise<number> {
    const { pathname } = new URL(request.url ?? '/', url);
    if (request.method === 'PUT' && pathname === '/control/scenario')
      return direct(store, await json(request));
    const found = request.method === 'POST' ? findRoute(pathname) : undefined;
    if (!found) return 404;
    if (request.headers.authorization !== `Bearer ${identity(found.route.source).apiKey}`)
      return 401;
    const asked = found.route.ask(found.reference, await bodyOf(request));
    act(store, found.route.source, asked, options.pace);
    sender.wake();
    return 202;
  }

  return {
    url,
    partners: SOURCES.map(identity),
    counts: () => store.counts(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await sender.stop();
      store.close();
    },
  };
}

/** `{scenario?, order?}` for shipments met from now on. */
function direct(store: SandboxStore, body: unknown): number {
  const { scenario, order } = z
    .strictObject({ scenario: scenarioSchema.optional(), order: orderSchema.optional() })
    .parse(body);
  if (scenario) store.keepSetting('scenario', scenario);
  if (order) store.keepSetting('order', order);
  return 204;
}

function act(store: SandboxStore, source: Source, asked: Asked, pace: number): void {
  const before = store.plot(asked.shipmentId) ?? newPlot(store, asked.shipmentId);
  if (asked.unsay) store.unsay(asked.shipmentId, source);
  const { plot, says } = asked.happen(before);
  const order = orderSchema.parse(store.setting('order', () => 'as-said'));
  const burst = order === 'twice-reversed' ? says.toReversed() : says;
  let dueAt = Math.max(Date.now(), store.lastDue(asked.shipmentId));
  const scheduled = burst.map((saying): Scheduled => {
    dueAt += pace * (1 + (saying.pause ?? 0));
    return { saying, dueAt, copies: order === 'twice-reversed' ? 2 : 1 };
  });
  store.keep(plot, scheduled);
}

function newPlot(store: SandboxStore, shipmentId: string): Plot {
  const scenario = store.setting('scenario', () => 'smooth');
  return plotSchema.parse({ shipmentId, scenario });
}

function findRoute(pathname: string): { route: PartnerRoute; reference: string } | undefined {
  for (const route of PARTNER_ROUTES) {
    const pattern = new RegExp(`^${route.path.replace('{ref}', '([^/]+)')}$`);
    const match = pattern.exec(pathname);
    if (match) return { route, reference: decodeURIComponent(match[1] ?? '') };
  }
  return undefined;
}

/** An action without particulars has no body. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: unknown[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks.filter((chunk) => Buffer.isBuffer(chunk)));
  return bytes.length === 0 ? {} : JSON.parse(bytes.toString('utf8'));
}
