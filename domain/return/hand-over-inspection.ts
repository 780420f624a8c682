/** What the desk told of a box before its owner was found goes to the owner's return: the same facts, and now its stock. */
import { isBooked, receiving, type FoldedFact, type Place } from './fold-desk-fact.ts';
import type { Inspection } from './inspection.ts';

/** Undefined: all of it is there already. */
export function handOverInspection(
  own: Inspection,
  told: Inspection,
  place: Place,
): FoldedFact | undefined {
  const events = told.events.filter((eventId) => !own.events.includes(eventId));
  const arrivedAt = own.arrivedAt ?? told.arrivedAt;
  if (events.length === 0 && arrivedAt === own.arrivedAt) return undefined;
  const units = told.units
    .filter(({ eventId }) => events.includes(eventId))
    .map((unit) => ({ ...unit, booked: isBooked(unit, place) }));
  const closed = own.closed ?? told.closed;
  const next = {
    ...own,
    version: own.version + 1,
    events: [...own.events, ...events],
    ...(arrivedAt !== undefined && { arrivedAt }),
    units: [...own.units, ...units],
    ...(closed && { closed }),
  };
  const movements = units.flatMap((unit) =>
    unit.booked && unit.sku ? [receiving(unit, unit.sku, place)] : [],
  );
  return { next, movements };
}
