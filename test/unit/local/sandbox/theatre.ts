/** The sandbox's partners without a network: a request is answered at once, what it makes them say is kept. */
import { type PartnerSource } from '../../../../domain/partner/partner.ts';
import { findRoute } from '../../../../local/sandbox/partner-route.ts';
import { PARTNER_ROUTES } from '../../../../local/sandbox/partner-routes.ts';
import type { Answer, Saying } from '../../../../local/sandbox/saying.ts';
import type { OrderScenario, ReturnScenario } from '../../../../local/sandbox/scenario.ts';

export type Theatre = ReturnType<typeof openTheatre>;

const NOW = Date.parse('2026-11-23T08:00:00Z');

export function openTheatre() {
  const plots = new Map<string, object>();
  const names = new Map<string, string>();
  const heard = new Set<string>();
  const unsaid = new Set<string>();
  const said: Saying[] = [];
  const fate: { orders: OrderScenario; returns: ReturnScenario } = {
    orders: 'delivered',
    returns: 'grade-a',
  };
  const theatre = {
    ...fate,
    /** All that was ever to be said, in order. */
    said,
    ask(
      source: PartnerSource,
      path: string,
      body: object,
      method: 'GET' | 'POST' | 'PUT' = 'POST',
    ): Answer {
      const { pathname, searchParams } = new URL(path, 'https://partner.test');
      const routes = PARTNER_ROUTES.filter((route) => route.source === source);
      const found = findRoute(routes, method, pathname);
      if (!found) return { status: 404 };
      const asked = found.route.ask(found.reference, body, searchParams);
      const subject = asked.known === true ? names.get(asked.subject) : asked.subject;
      if (subject === undefined) return { status: 404 };
      const told = asked.happen(plots.get(subject), {
        nowMs: NOW,
        scenario: 'smooth',
        orders: theatre.orders,
        returns: theatre.returns,
        isSaid: (eventId) => heard.has(eventId),
      });
      plots.set(subject, told.plot);
      for (const name of told.names ?? []) names.set(name, subject);
      for (const eventId of told.unsay ?? []) unsaid.add(eventId);
      said.push(...told.says);
      return told.answer ?? { status: 202 };
    },
    /** What this partner said so far has left the house. */
    hear(source: PartnerSource): void {
      for (const saying of said) if (saying.source === source) heard.add(saying.eventId);
    },
    /** Everything up to the first that is meant has left the house. */
    hearUntil(isMeant: (saying: Saying) => boolean): void {
      const last = said.findIndex(isMeant);
      for (const { eventId } of said.slice(0, last + 1)) heard.add(eventId);
    },
    pending: () => said.filter(({ eventId }) => !heard.has(eventId) && !unsaid.has(eventId)),
  };
  return theatre;
}
