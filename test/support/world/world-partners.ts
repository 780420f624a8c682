/**
 * The sandbox's partners in memory and in virtual time: the same plots, but each thing is said at the time it is about. A test
 * may answer in their stead, refuse, or let them be silent.
 */
import type { PartnerSource } from '../../../domain/partner/partner.ts';
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
  readonly scenario?: Scenario;
  /** Answers in the sandbox's stead; undefined lets it answer, [] is silence, throwing is what the adapter would throw. */
  readonly script?: (request: PartnerRequest) => readonly Saying[] | undefined;
  /** Each webhook so often, every burst turned round. */
  readonly copies?: number;
  readonly reversed?: boolean;
}

/** Two webhooks of one burst: so much apart at least. */
const GAP_MS = 1000;

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
        plotSchema.parse({ shipmentId: asked.shipmentId, scenario: options.scenario ?? 'smooth' });
      const turn = asked.happen(plot);
      plots.set(asked.shipmentId, turn.plot);
      return turn.says;
    }
    return [];
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
      const due = Math.max(clock.now() + GAP_MS, last + GAP_MS, times[n] ?? 0);
      lastSaid.set(shipment, due);
      for (let copy = 0; copy < (options.copies ?? 1); copy += 1) {
        const id = `${saying.source} ${shipment} ${saying.eventId} ${copy}`;
        const cancel = clock.schedule(due + copy, () => {
          unsaid.delete(id);
          clock.track(say(saying.source, saying.body));
        });
        unsaid.set(id, cancel);
      }
    });
  }

  const callerOf =
    (source: PartnerSource): CallPartner =>
    async (path, idempotencyKey, body) => {
      const request = { source, path, idempotencyKey, body };
      requests.push(request);
      schedule(request, options.script?.(request) ?? sandbox(request));
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
