/**
 * The sandbox's partners in memory and in virtual time: the same plots, but each thing is said at the time it is about. A test
 * may answer in their stead, refuse, or let them be silent.
 */
import { partnerSourceSchema, type PartnerSource } from '../../../domain/partner/partner.ts';
import { PartnerUnavailable } from '../../../domain/kernel/domain-error.ts';
import type { CallPartner } from '../../../adapters/partners/partner-http.ts';
import type { AskPartner } from '../../../adapters/partners/partner-json.ts';
import { findRoute } from '../../../local/sandbox/partner-route.ts';
import { PARTNER_ROUTES } from '../../../local/sandbox/partner-routes.ts';
import type { Answer, Asked, Saying } from '../../../local/sandbox/saying.ts';
import type { OrderScenario, ReturnScenario, Scenario } from '../../../local/sandbox/scenario.ts';
import type { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';

export interface PartnerRequest {
  readonly source: PartnerSource;
  readonly path: string;
  readonly idempotencyKey: string;
  readonly body: object;
  /** POST when absent. */
  readonly method?: 'GET' | 'POST' | 'PUT';
}

type Befalls<S> = S | ((subject: string) => S);

export interface PartnersOptions {
  readonly scenario?: Befalls<Scenario>;
  /** By `ord_…-{n}`: what befalls a fulfilment's parcel. */
  readonly orders?: Befalls<OrderScenario>;
  /** By `ret_…`: what the returns desk finds. */
  readonly returns?: Befalls<ReturnScenario>;
  /** Answers in the sandbox's stead; undefined lets it answer, [] is silence, throwing is what the adapter would throw. */
  readonly script?: (request: PartnerRequest) => readonly Saying[] | undefined;
  /** Each webhook so often, every burst turned round. */
  readonly copies?: number;
  readonly reversed?: boolean;
  /** Milliseconds after its time at which a webhook is sent; more than one: it is sent so often. */
  readonly deliveries?: (saying: Saying, dueMs: number) => readonly number[];
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
  const plots = new Map<string, object>();
  const names = new Map<string, string>();
  const requests: PartnerRequest[] = [];
  const lastSaid = new Map<string, number>();
  const unsaid = new Map<string, () => void>();
  const heard = new Set<string>();

  /** What the sandbox would say and answer. */
  function sandbox(request: PartnerRequest): { says: readonly Saying[]; answer: Answer } {
    const { source, path, body, method = 'POST' } = request;
    const { pathname, searchParams } = new URL(path, 'https://partner.test');
    const routes = PARTNER_ROUTES.filter((route) => route.source === source);
    const found = findRoute(routes, method, pathname);
    if (!found) return { says: [], answer: { status: 404 } };
    const sent: unknown = JSON.parse(JSON.stringify(body));
    return act(source, found.route.ask(found.reference, sent, searchParams));
  }

  function act(source: PartnerSource, asked: Asked): { says: readonly Saying[]; answer: Answer } {
    const subject = asked.known === true ? names.get(asked.subject) : asked.subject;
    if (subject === undefined) return { says: [], answer: { status: 404 } };
    if (asked.unsay) hush((id) => id.startsWith(`${source} ${subject} `));
    const known = plots.get(subject);
    const fate = <S>(of: Befalls<S> | undefined) => (known ? undefined : befalls(of, subject));
    const told = asked.happen(known, {
      nowMs: clock.now(),
      scenario: fate(options.scenario) ?? 'smooth',
      orders: fate(options.orders) ?? 'delivered',
      returns: fate(options.returns) ?? 'grade-a',
      isSaid: (eventId) => heard.has(eventId),
    });
    plots.set(subject, told.plot);
    for (const name of told.names ?? []) names.set(name, subject);
    for (const eventId of told.unsay ?? []) hush((id) => id.split(' ')[2] === eventId);
    return { says: told.says, answer: told.answer ?? { status: 202 } };
  }

  function befalls<S>(of: Befalls<S> | undefined, subject: string): S | undefined {
    return of instanceof Function ? of(subject) : of;
  }

  function hush(isMeant: (id: string) => boolean): void {
    for (const [id, cancel] of unsaid) {
      if (!isMeant(id)) continue;
      cancel();
      unsaid.delete(id);
    }
  }

  function schedule(request: PartnerRequest, says: readonly Saying[]): void {
    // A carrier confirms within the hour, whatever day the sandbox writes on it.
    const isAtOnce = request.path === '/bookings';
    saysUnasked(subjectOf(request), says, isAtOnce);
  }

  function saysUnasked(subject: string, says: readonly Saying[], isAtOnce = false): void {
    const burst = options.reversed ? says.toReversed() : says;
    const times = says.map(timeOf).sort((a, b) => a - b);
    burst.forEach((saying, n) => {
      const last = lastSaid.get(subject) ?? 0;
      const said = isAtOnce ? 0 : (times[n] ?? 0);
      const due = Math.max(clock.now() + GAP_MS, last + GAP_MS, said);
      lastSaid.set(subject, due);
      const often = options.copies ?? saying.copies ?? 1;
      const copies = Array.from({ length: often }, (_, copy) => copy);
      // Each copy has a name, so that what is taken back is taken back whole.
      const comings = options.deliveries?.(saying, due) ?? copies;
      comings.forEach((after, copy) =>
        send(saying, due + after, `${saying.source} ${subject} ${saying.eventId} ${after} ${copy}`),
      );
    });
  }

  /** Until it is taken, as partners do. */
  function send(saying: Saying, at: number, id: string): void {
    const { source, eventId, body } = saying;
    const cancel = clock.schedule(at, () => {
      unsaid.delete(id);
      heard.add(eventId);
      const again = () => send(saying, clock.now() + RETRY_MS, id);
      clock.track(say(partnerSourceSchema.parse(source), body).catch(again));
    });
    unsaid.set(id, cancel);
  }

  /** One request: the answer as it came, after what the partner says of it is on its way. */
  function ask(request: PartnerRequest): Answer {
    const lost = options.lost?.(request);
    if (lost === 'request') throw new PartnerUnavailable(request.source, 'no connection');
    requests.push(request);
    const scripted = options.script?.(request);
    const { says, answer } = scripted
      ? { says: scripted, answer: { status: 202 } }
      : sandbox(request);
    schedule(request, says);
    if (lost === 'response') throw new PartnerUnavailable(request.source, 'no answer');
    return answer;
  }

  const callerOf =
    (source: PartnerSource): CallPartner =>
    async (path, idempotencyKey, body) =>
      void ask({ source, path, idempotencyKey, body });

  /** For partners that answer with facts. */
  const askerOf =
    (source: PartnerSource): AskPartner =>
    async (method, path, body = {}) => {
      const { status, body: said } = ask({ source, method, path, idempotencyKey: '', body });
      return { ok: status < 300, status, body: JSON.parse(JSON.stringify(said ?? '')) };
    };

  /** What the sandbox knows of a shipment, a fulfilment (`ord_…-1`) or a return. */
  const plotOf = (subject: string): unknown => plots.get(subject);

  return { requests, callerOf, askerOf, plotOf, saysUnasked };

  /** Whom a request is about, by the reference in it or by a name the partner gave. */
  function subjectOf({ path, idempotencyKey, body }: PartnerRequest): string {
    const text = `${path} ${idempotencyKey} ${JSON.stringify(body)}`;
    const named = path.split(/[/=]/).map((part) => names.get(part));
    return named.find((subject) => subject !== undefined) ?? SUBJECT.exec(text)?.[0] ?? '';
  }
}

/** A shipment, a fulfilment, a return. */
const SUBJECT = /shp_[0-9A-Z]{26}|ord_[0-9A-Z]{26}-\d+|ret_[0-9A-Z]{26}/;

/** When the newest thing in a message was said; the partner says it then, not before. */
function timeOf({ at, body }: Saying): number {
  if (at !== undefined) return Date.parse(at);
  const text = JSON.stringify(body);
  const stated = [
    ...text.matchAll(/"(?:eventCreatedDateTime|eventUpdatedDateTime|timestamp)":"([^"]+)"/g),
  ];
  return Math.max(0, ...stated.map(([, time = '']) => Date.parse(time)));
}
