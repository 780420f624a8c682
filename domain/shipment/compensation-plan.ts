/**
 * What must be undone when an inbound shipment ends early (lifecycles 4.6), the last done first. Every action is idempotent,
 * and undoing what was never done succeeds, so the plan errs on the side of undoing.
 */
import type { DeclarationKind } from '../declaration/declaration.ts';
import type { ShipmentEvent } from './shipment-lifecycle.ts';
import type { StatusChange } from './shipment.ts';

export const undoActions = [
  'CANCEL_ANNOUNCEMENT',
  'CANCEL_ISF',
  'WITHDRAW_EXPORT_DECLARATION',
  'RETURN_CARTONS',
  'CANCEL_PICKUP',
  'CANCEL_BOOKING',
  'VOID_QUOTE',
] as const;
export type UndoAction = (typeof undoActions)[number];

/**
 * `filed`: the declarations that were filed, known from their own records: a step may file and die before the status moves.
 * `bookingAttempts`: the bookings named before they were asked for, for the same reason.
 * After departure only the announcement to the warehouse can be taken back; what was carried is owed.
 */
export function planCompensation(
  changes: readonly Pick<StatusChange, 'event'>[],
  filed: readonly DeclarationKind[] = [],
  bookingAttempts = 0,
): UndoAction[] {
  const events = changes.map((c) => c.event);
  const needed = needs(events, filed, bookingAttempts);
  return undoActions.filter((action) => needed[action]);
}

function needs(
  events: readonly string[],
  filed: readonly DeclarationKind[],
  bookingAttempts: number,
): Record<UndoAction, boolean> {
  const happened = (...any: ShipmentEvent[]) => any.some((event) => events.includes(event));
  const stands = (done: ShipmentEvent, ...undone: ShipmentEvent[]) =>
    events.lastIndexOf(done) > Math.max(-1, ...undone.map((event) => events.lastIndexOf(event)));
  const atOrigin = !happened('depart', 'arrive', 'file_entry');
  const rejected = events.filter((event) => event === 'reject_booking').length;
  const collected = happened('collect', 'receive_at_origin');
  return {
    CANCEL_ANNOUNCEMENT: happened('release_import', 'schedule_delivery', 'deliver'),
    WITHDRAW_EXPORT_DECLARATION:
      atOrigin && (filed.includes('EXPORT') || happened('declare_export')),
    CANCEL_ISF: atOrigin && filed.includes('ISF'),
    RETURN_CARTONS: atOrigin && collected,
    // From the booking on: a step may ask for the pickup and die, or be refused, before the status moves.
    CANCEL_PICKUP: atOrigin && !collected && happened('confirm_booking', 'schedule_pickup'),
    CANCEL_BOOKING:
      atOrigin && (stands('request_booking', 'reject_booking') || bookingAttempts > rejected),
    VOID_QUOTE: atOrigin && stands('quote', 'expire_quote'),
  };
}
