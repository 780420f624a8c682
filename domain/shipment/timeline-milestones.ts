/** The milestones of a leg: from tracking, from customs' statements, and from the warehouse's record; one line with up to three times. */
import { isFiled } from '../declaration/customs-facts.ts';
import type { Declaration, DeclarationStatus } from '../declaration/declaration.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Receiving } from '../receiving/receipt.ts';
import { classifierSchema, milestoneSchema } from '../tracking/tracking-event.ts';
import type { Milestone, TrackingProjection } from '../tracking/tracking-event.ts';
import type { Leg, Shipment } from './shipment.ts';
import type { TimelineFacts } from './timeline-facts.ts';

export interface TimelineMilestone {
  readonly milestone: string;
  /** UN/LOCODE or facility. */
  readonly place?: string;
  /** A container, when the fact is about one. */
  readonly unit?: string;
  readonly planned?: Timestamp;
  readonly estimated?: Timestamp;
  readonly actual?: Timestamp;
}

export function milestonesOf(leg: Leg, facts: TimelineFacts): TimelineMilestone[] {
  return [
    ...tracked(leg, facts.tracking, facts.shipment),
    ...declared(leg, facts.declarations),
    ...(leg === 'WAREHOUSE' ? received(facts.receiving) : []),
    ...(leg === 'DELIVERY' ? appointed(facts.receiving) : []),
  ].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
}

const ORIGIN: readonly Milestone[] = [
  'booked',
  'booking_rejected',
  'info_received',
  'picked_up',
  'received_at_origin',
];
const DELIVERY: readonly Milestone[] = [
  'out_for_delivery',
  'delivery_scheduled',
  'delivery_attempted',
  'available_for_pickup',
  'delivered',
  'arrived_warehouse',
];
const CUSTOMS: readonly Milestone[] = [
  'customs_submitted',
  'customs_processing',
  'customs_hold',
  'customs_released',
];

/** A gate or a customs office belongs to the side of the sea it is on. */
function legOfMilestone(
  milestone: Milestone,
  place: string,
  { origin, destination }: Shipment,
): Leg {
  if (ORIGIN.includes(milestone)) return 'FIRST_MILE';
  if (DELIVERY.includes(milestone)) return 'DELIVERY';
  const abroad = place.slice(0, 2) === destination.port.slice(0, 2);
  if (CUSTOMS.includes(milestone)) return abroad ? 'IMPORT_CUSTOMS' : 'EXPORT_CUSTOMS';
  if (milestone === 'gated_out') return abroad ? 'DELIVERY' : 'FIRST_MILE';
  if (milestone === 'gated_in') return place === origin.port ? 'FIRST_MILE' : 'MAIN_CARRIAGE';
  return 'MAIN_CARRIAGE';
}

function tracked(leg: Leg, { slots }: TrackingProjection, shipment: Shipment): TimelineMilestone[] {
  const lines = new Map<string, TimelineMilestone>();
  for (const [slot, { at }] of Object.entries(slots)) {
    const [, name, place = '-', unit = '-', classifier] = slot.split('|');
    const milestone = milestoneSchema.parse(name);
    if (legOfMilestone(milestone, place, shipment) !== leg) continue;
    const key = [milestone, place, unit].join('|');
    const line = lines.get(key) ?? {
      milestone,
      ...(place !== '-' && { place }),
      ...(unit !== '-' && { unit }),
    };
    lines.set(key, { ...line, [classifierSchema.parse(classifier)]: at });
  }
  return [...lines.values()];
}

const SAID: Readonly<Record<DeclarationStatus, string>> = {
  SUBMITTED: 'customs_submitted',
  ACCEPTED: 'customs_accepted',
  REJECTED: 'customs_rejected',
  HELD: 'customs_hold',
  UNDER_EXAMINATION: 'customs_examination',
  DUTY_DUE: 'customs_duty_due',
  RELEASED: 'customs_released',
  SEIZED: 'customs_seized',
  WITHDRAWN: 'customs_withdrawn',
};

function declared(leg: Leg, declarations: readonly Declaration[]): TimelineMilestone[] {
  return declarations
    .filter(isFiled)
    .filter(({ kind }) => (kind === 'IMPORT' ? 'IMPORT_CUSTOMS' : 'EXPORT_CUSTOMS') === leg)
    .flatMap(({ kind, version, submittedAt, statements }) => [
      { milestone: SAID.SUBMITTED, unit: `${kind} v${version}`, actual: submittedAt },
      ...statements.map((said) => ({
        milestone: SAID[said.status],
        unit: `${kind} v${version}`,
        actual: said.statedAt,
      })),
    ]);
}

function appointed({ appointment, deliveredAt }: Receiving): TimelineMilestone[] {
  if (!appointment && !deliveredAt) return [];
  return [
    {
      milestone: 'delivery_appointment',
      ...(appointment && { unit: appointment.reference, planned: appointment.at }),
      ...(deliveredAt && { actual: deliveredAt }),
    },
  ];
}

function received({ checkedInAt, closedAt }: Receiving): TimelineMilestone[] {
  return [
    ...(checkedInAt ? [{ milestone: 'checked_in', actual: checkedInAt }] : []),
    ...(closedAt ? [{ milestone: 'receipt_closed', actual: closedAt }] : []),
  ];
}

function timeOf({ actual, estimated, planned }: TimelineMilestone): string {
  return actual ?? estimated ?? planned ?? '~';
}
