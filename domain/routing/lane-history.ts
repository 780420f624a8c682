/**
 * How lanes did so far (M-101): parcels delivered, and by the promised day, counted by week. A route on some day looks at eight
 * whole weeks that ended a week before: what is told late is in by then, so asking twice on one day answers the same.
 */
import { postalArea, type PostalPlace } from '../geo/postal-distance.ts';
import { addDays, dayOf, toEpochMs, toTimestamp, type Timestamp } from '../kernel/time.ts';
import type { LaneHistory } from './route-parcel.ts';

/** How one parcel did. */
export interface LaneFact {
  readonly serviceId: string;
  readonly destinationArea: string;
  /** The Monday of the week of its delivery. */
  readonly week: string;
  readonly onTime: boolean;
}

export interface LaneStore {
  /** A statistic, not a ledger: a fact may be lost in a crash, never counted twice. */
  count(fact: LaneFact): Promise<void>;
  /** Sums over the weeks from `from` to `to`, both Mondays and included. */
  ofArea(destinationArea: string, from: string, to: string): Promise<LaneHistory[]>;
}

const WEEKS_LOOKED_AT = 8;
const DAY_MS = 86_400_000;
/** 1970-01-05, a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** Monday of a day's week, `YYYY-MM-DD`. */
export function mondayOf(day: string): string {
  const at = toEpochMs(toTimestamp(`${day}T00:00:00Z`));
  const days = Math.floor((at - FIRST_MONDAY_MS) / DAY_MS);
  return addDays(day, -(((days % 7) + 7) % 7));
}

/** The weeks that count for a parcel handed over on `day`. */
export function weeksFor(day: string): { readonly from: string; readonly to: string } {
  const to = addDays(mondayOf(day), -14);
  return { from: addDays(to, -7 * (WEEKS_LOOKED_AT - 1)), to };
}

/** The last day on which a parcel is on time: so many weekdays after it was handed over. */
export function promisedDay(handedOver: Timestamp, businessDays: number): string {
  let day = dayOf(handedOver);
  for (let left = businessDays; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

function isWeekend(day: string): boolean {
  return addDays(mondayOf(day), 5) <= day;
}

/** How the lanes to a place did, for a parcel handed over on `day`: what planning, quoting and labelling alike route by. */
export function historyTo(
  lanes: Pick<LaneStore, 'ofArea'>,
  to: PostalPlace,
  day: string,
): Promise<LaneHistory[]> {
  const weeks = weeksFor(day);
  return lanes.ofArea(postalArea(to), weeks.from, weeks.to);
}
