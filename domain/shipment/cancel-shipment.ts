/**
 * Cancelling before departure (lifecycles 4.6). A draft has no execution and ends at once; otherwise the request is written
 * on the shipment, its execution undoes what was done and then moves the status. After departure there is no cancelling.
 */
import { IllegalTransition } from '../kernel/domain-error.ts';
import { allowedEvents } from '../kernel/lifecycle.ts';
import { advanceShipment, type Advance, type Occasion } from './advance-shipment.ts';
import { CANCELLABLE, shipmentLifecycle, type ShipmentStatus } from './shipment-lifecycle.ts';
import { patchShipment } from './shipment-record.ts';
import type { Shipment } from './shipment.ts';

export type Cancellation =
  | Advance
  /** Saved without a change of status; then the shipment's wait is signalled. */
  | { readonly kind: 'requested'; readonly next: Shipment };

const cancellable: ReadonlySet<ShipmentStatus> = new Set(CANCELLABLE);

export function canCancel(status: ShipmentStatus): boolean {
  return cancellable.has(status);
}

/** What the seller's (or an operator's) request does. Throws IllegalTransition after departure. */
export function requestCancellation(
  shipment: Shipment,
  occasion: Occasion & { readonly reason: string },
): Cancellation {
  if (shipment.status === 'DRAFT' || shipment.status === 'CANCELLED')
    return advanceShipment(shipment, 'cancel', occasion);
  if (!canCancel(shipment.status)) {
    const allowed = allowedEvents(shipmentLifecycle, shipment.status);
    throw new IllegalTransition('Shipment', shipment.status, 'cancel', allowed);
  }
  if (shipment.cancelRequest) return { kind: 'already' };
  const { at, actor: by, reason } = occasion;
  return {
    kind: 'requested',
    next: patchShipment(shipment, { cancelRequest: { at, by, reason } }, at),
  };
}

/** The last step of a cancellation, after the compensations: CANCELLED, with the request's reason. */
export function cancelShipment(shipment: Shipment, occasion: Occasion): Advance {
  const reasonCode = occasion.reasonCode ?? shipment.cancelRequest?.reason ?? 'cancel';
  return advanceShipment(shipment, 'cancel', { ...occasion, reasonCode });
}
