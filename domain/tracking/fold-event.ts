/**
 * The order-free fold of tracking events (design 3.3). A slot is one milestone at one place for one unit with one classifier;
 * it keeps the greatest statement by (statedAt, eventKey). Greatest is commutative, associative and idempotent, so any order
 * and any repetition of the same events end in the same projection, and an old event never undoes a newer one.
 */
import type { TrackingEvent, TrackingProjection, MilestoneState } from './tracking-event.ts';

export const NOTHING_TRACKED: TrackingProjection = { version: 0, slots: {}, eventCount: 0 };

/** Version + 1. For an event that the projection has not counted; the store refuses a known one as `duplicate`. */
export function foldEvent(
  projection: TrackingProjection,
  event: TrackingEvent,
): TrackingProjection {
  const key = slotKey(event);
  const stated = statementOf(event);
  const known = projection.slots[key];
  const lastActualAt = latestActual(projection, event);
  return {
    version: projection.version + 1,
    slots:
      known && !isNewer(stated, known) ? projection.slots : { ...projection.slots, [key]: stated },
    eventCount: projection.eventCount + 1,
    ...(lastActualAt && { lastActualAt }),
  };
}

/** `{leg}|{milestone}|{place or -}|{unit or -}|{classifier}` */
export function slotKey(
  event: Pick<TrackingEvent, 'leg' | 'milestone' | 'location' | 'unit' | 'classifier'>,
): string {
  const place = event.location?.unlocode ?? event.location?.facilityCode;
  return [event.leg, event.milestone, part(place), part(event.unit), event.classifier].join('|');
}

function part(text: string | undefined): string {
  return text === undefined || text === '' ? '-' : text.replaceAll('|', '/');
}

function statementOf(event: TrackingEvent): MilestoneState {
  const { eventKey, occurredAt: at, statedAt, location, unit } = event;
  const { vesselName, voyageNumber, reason, weightG } = event;
  return {
    eventKey,
    at,
    statedAt,
    ...(location && { location }),
    ...(unit !== undefined && { unit }),
    ...(vesselName !== undefined && { vesselName }),
    ...(voyageNumber !== undefined && { voyageNumber }),
    ...(reason !== undefined && { reason }),
    ...(weightG !== undefined && { weightG }),
  };
}

function isNewer(a: MilestoneState, b: MilestoneState): boolean {
  return a.statedAt === b.statedAt ? a.eventKey > b.eventKey : a.statedAt > b.statedAt;
}

/** What nobody understood is no sign of life. */
function latestActual({ lastActualAt }: TrackingProjection, event: TrackingEvent) {
  if (event.classifier !== 'actual' || event.milestone === 'unknown') return lastActualAt;
  return lastActualAt !== undefined && lastActualAt >= event.occurredAt
    ? lastActualAt
    : event.occurredAt;
}
