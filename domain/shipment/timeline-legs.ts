/** The six legs of a timeline: whether we carry them, who answers for them, and how far they are, by the status log. */
import type { Timestamp } from '../kernel/time.ts';
import type { Party } from '../wait/wait.ts';
import type { ShipmentEvent } from './shipment-lifecycle.ts';
import { legSchema, type Leg, type StatusChange } from './shipment.ts';
import { milestonesOf, type TimelineMilestone } from './timeline-milestones.ts';
import type { TimelineFacts } from './timeline-facts.ts';

export interface TimelineLeg {
  readonly leg: Leg;
  /** NOT_CONTRACTED: the seller does it himself (M-013). */
  readonly state: 'NOT_CONTRACTED' | 'PENDING' | 'UNDER_WAY' | 'DONE';
  readonly responsible: Party;
  readonly startedAt?: Timestamp;
  readonly endedAt?: Timestamp;
  readonly milestones: readonly TimelineMilestone[];
}

interface LegSpan {
  readonly responsible: Party;
  readonly starts: readonly ShipmentEvent[];
  readonly ends: readonly ShipmentEvent[];
}

const SPANS: Readonly<Record<Leg, LegSpan>> = {
  FIRST_MILE: {
    responsible: 'CARRIER',
    starts: ['request_booking', 'confirm_booking', 'schedule_pickup', 'collect'],
    ends: ['receive_at_origin'],
  },
  EXPORT_CUSTOMS: {
    responsible: 'CUSTOMS_BROKER',
    starts: ['declare_export'],
    ends: ['release_export'],
  },
  MAIN_CARRIAGE: { responsible: 'CARRIER', starts: ['load', 'depart'], ends: ['arrive'] },
  IMPORT_CUSTOMS: {
    responsible: 'CUSTOMS_BROKER',
    starts: ['file_entry'],
    ends: ['release_import'],
  },
  DELIVERY: {
    responsible: 'CARRIER',
    starts: ['schedule_delivery', 'release_import'],
    ends: ['deliver'],
  },
  WAREHOUSE: {
    responsible: 'WAREHOUSE',
    starts: ['check_in'],
    ends: ['complete', 'complete_short', 'refuse'],
  },
};

export function legsOf(facts: TimelineFacts): TimelineLeg[] {
  return legSchema.options.map((leg) => legOf(leg, facts));
}

function legOf(leg: Leg, facts: TimelineFacts): TimelineLeg {
  const { responsible, starts, ends } = SPANS[leg];
  const bought = facts.shipment.legs.includes(leg);
  const startedAt = firstAt(facts.changes, starts);
  const endedAt = firstAt(facts.changes, ends);
  const state = endedAt ? 'DONE' : startedAt ? 'UNDER_WAY' : 'PENDING';
  return {
    leg,
    state: bought ? state : 'NOT_CONTRACTED',
    responsible: bought ? responsible : 'SELLER',
    ...(bought && startedAt && { startedAt }),
    ...(bought && endedAt && { endedAt }),
    milestones: milestonesOf(leg, facts),
  };
}

function firstAt(
  changes: readonly StatusChange[],
  events: readonly string[],
): Timestamp | undefined {
  return changes
    .filter((change) => events.includes(change.event))
    .map((change) => change.at)
    .sort()
    .at(0);
}
