/** A cancelled shipment leaves nothing behind: no live booking, pickup, declaration or announcement at any partner (lifecycles 4.6). */
import { declarationStatus } from '../../domain/declaration/fold-statements.ts';
import type { ShipmentId } from '../../domain/kernel/ids.ts';
import { decisionOf } from '../../domain/case/case-question.ts';
import { tenant } from '../support/example-shipment.ts';
import type { World } from '../support/portage-world.ts';

const DOES = [
  ['booking', /^\/bookings$/],
  ['pickup', /^\/bookings\/[^/]+\/pickup$/],
  ['declaration', /^\/declarations$/],
  ['announcement', /^\/asns$/],
] as const;
const UNDOES = [
  ['booking', /^\/bookings\/([^/]+)\/cancellation$/],
  ['pickup', /^\/bookings\/([^/]+)\/(?:pickup-cancellation|carton-return)$/],
  ['declaration', /^\/declarations\/([^/]+)\/withdrawal$/],
  ['announcement', /^\/asns\/([^/]+)\/(?:cancellation|refusal)$/],
] as const;

export async function liveAtPartners(world: World, shipmentId: ShipmentId): Promise<string[]> {
  if ((await world.status(shipmentId)) !== 'CANCELLED') return [];
  const cases = await world.casesOf(shipmentId);
  // A person says it is undone: by telephone, which no partner of ours records.
  if (cases.some((c) => decisionOf(c) === 'done-by-hand')) return [];
  const live = new Set<string>();
  for (const { path, body } of world.requests) {
    if (!path.includes(shipmentId) && !JSON.stringify(body).includes(shipmentId)) continue;
    for (const [what, pattern] of DOES)
      if (pattern.test(path)) live.add(`${what} ${referenceIn(path, body)}`);
    for (const [what, pattern] of UNDOES) {
      const [, reference] = pattern.exec(path) ?? [];
      if (reference !== undefined) live.delete(`${what} ${decodeURIComponent(reference)}`);
    }
  }
  for (const ended of await endedByPartners(world, shipmentId)) live.delete(ended);
  return [...live].map((each) => `STILL LIVE after CANCELLED: ${each}`);
}

function referenceIn(path: string, body: object): string {
  const named = Object.entries(body).find(([name]) =>
    ['bookingRequestReference', 'declarationId', 'asnId'].includes(name),
  );
  return typeof named?.[1] === 'string' ? named[1] : path;
}

/** Rejected by them: there is nothing to undo. */
async function endedByPartners(world: World, shipmentId: ShipmentId): Promise<string[]> {
  const declarations = await world.declarations.ofShipment(tenant, shipmentId);
  const events = await world.tracking.events({ tenant, shipmentId });
  return [
    ...declarations
      .filter((declared) => declarationStatus(declared) === 'REJECTED')
      .map(({ declarationId }) => `declaration ${declarationId}`),
    ...events
      .filter(({ milestone }) => milestone === 'booking_rejected')
      .flatMap(({ references }) => references.map(({ value }) => `booking ${value}`)),
  ];
}
