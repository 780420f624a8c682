/**
 * The sandbox's partners in memory and in virtual time: the same plots, but each thing is said at the time it is about. A test
 * may answer in their stead, refuse, or let them be silent.
 */
import type { PartnerSource } from '../../../domain/partner/partner.ts';
import { PartnerUnavailable } from '../../../domain/kernel/domain-error.ts';
import type { CallPartner } from '../../../adapters/partners/partner-http.ts';
import { PARTNER_ROUTES } from '../../../local/sandbox/partner-routes.ts';
import { plotSchema, type Plot, type Saying } from '../../../local/sandbox/plot.ts';
import type { Scenario } from '../../../local/sandbox/scenario.ts';
import type { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';

export interface PartnerRequest {
  readonly source: PartnerSource;
  readonly path: string;
  readonly idempotencyKey: string;
  readonly body: object;
}

export interface PartnersOptions {
  readonly scenario?: Scenario | ((shipmentId: string) => Scenario);
  /** Answers in the sandbox's stead; undefined lets it answer, [] is silence, throwing is what the adapter would throw. */
  readonly script?: (request: PartnerRequest) => readonly Saying[] | undefined;
  /** Each webhook so often, every burst turned round. */
  readonly copies?: number;
  readonly reversed?: boolean;
  /** Milliseconds after its time at which a webhook is sent; more than one: it is sent so often. */
  readonly deliveries?: () => readonly number[];
  /** A request that does not arrive, or whose answer does not; thrown as the adapter would. */
  readonly lost?: (request: PartnerRequest) => 'request' | 'response' | undefined;
}

/** Two webhooks of one burst: so much apart at least. */
const GAP_MS = 1000;
/** A partner sends again what was not taken. */
const RETRY_MS = 5 * 60_000;

export function worldPartners(
  options: PartnersOptions,
  clock: VirtualClock,
  say: (source: PartnerSource, body: unknown) => Promise<void>,
) {
  const plots = new Map<string, Plot>();
  const requests: PartnerRequest[] = [];
  const lastSaid = new Map<string, number>();
  const unsaid = new Map<string, () => void>();

  function sandbox({ source, path, body }: PartnerRequest): readonly Saying[] {
    for (const route of PARTNER_ROUTES.filter((each) => each.source === source)) {
      const found = new RegExp(`^${route.path.replace('{ref}', '([^/]+)')}$`).exec(path);
      if (!found) continue;
      const asked = route.ask(decodeURIComponent(found[1] ?? ''), JSON.parse(JSON.stringify(body)));
      if (asked.unsay) hush(`${source} ${asked.shipmentId}`);
      const known = plots.get(asked.shipmentId);
      const plot =
        known ??
        plotSchema.parse({
          shipmentId: asked.shipmentId,
          scenario: scenarioOf(asked.shipmentId),
        });
      const turn = asked.happen(plot);
      plots.set(asked.shipmentId, turn.plot);
      return turn.says;
    }
    return [];
  }

  function scenarioOf(shipmentId: string): Scenario {
    const { scenario = 'smooth' } = options;
    return typeof scenario === 'string' ? scenario : scenario(shipmentId);
  }

  function hush(prefix: string): void {
    for (const [id, cancel] of unsaid) {
      if (!id.startsWith(prefix)) continue;
      cancel();
      unsaid.delete(id);
    }
  }

  function schedule(request: PartnerRequest, says: readonly Saying[]): void {
    const shipment = /shp_[0-9A-Z]{26}/.exec(request.path + request.idempotencyKey)?.[0] ?? '';
    const burst = options.reversed ? says.toReversed() : says;
    const times = says.map((saying) => timeOf(saying.body)).sort((a, b) => a - b);
    burst.forEach((saying, n) => {
      const last = lastSaid.get(shipment) ?? 0;
      // A carrier confirms within the hour, whatever day the sandbox writes on it.
      const said = request.path === '/bookings' ? 0 : (times[n] ?? 0);
      const due = Math.max(clock.now() + GAP_MS, last + GAP_MS, said);
      lastSaid.set(shipment, due);
      const copies = Array.from({ length: options.copies ?? 1 }, (_, copy) => copy);
      for (const after of options.deliveries?.() ?? copies)
        send(saying, due + after, `${saying.source} ${shipment} ${saying.eventId} ${after}`);
    });
  }

  /** Until it is taken, as partners do. */
  function send({ source, body }: Saying, at: number, id: string): void {
    const cancel = clock.schedule(at, () => {
      unsaid.delete(id);
      const again = () => send({ source, body, eventId: '' }, clock.now() + RETRY_MS, id);
      clock.track(say(source, body).catch(again));
    });
    unsaid.set(id, cancel);
  }

  const callerOf =
    (source: PartnerSource): CallPartner =>
    async (path, idempotencyKey, body) => {
      const request = { source, path, idempotencyKey, body };
      const lost = options.lost?.(request);
      if (lost === 'request') throw new PartnerUnavailable(source, 'no connection');
      requests.push(request);
      schedule(request, options.script?.(request) ?? sandbox(request));
      if (lost === 'response') throw new PartnerUnavailable(source, 'no answer');
    };

  return { requests, callerOf };
}

/** When the newest thing in a message was said; the partner says it then, not before. */
function timeOf(body: unknown): number {
  const text = JSON.stringify(body);
  const stated = [
    ...text.matchAll(/"(?:eventCreatedDateTime|eventUpdatedDateTime|timestamp)":"([^"]+)"/g),
  ];
  return Math.max(0, ...stated.map(([, time = '']) => Date.parse(time)));
}
