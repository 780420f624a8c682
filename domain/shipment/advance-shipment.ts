/** The one way a shipment changes its status: an event of the lifecycle, who caused it, and why (lifecycles rule 2). */
import { isAlreadyApplied, transition } from '../kernel/lifecycle.ts';
import type { Timestamp } from '../kernel/time.ts';
import { shipmentLifecycle, type ShipmentEvent } from './shipment-lifecycle.ts';
import { moveShipment, type ShipmentPatch } from './shipment-record.ts';
import type { Shipment, StatusChange } from './shipment.ts';

/** When, by whom, as part of what. `reasonCode` ends up in the log and, on closing, in the record. */
export interface Occasion {
  readonly at: Timestamp;
  readonly actor: string;
  readonly correlationId: string;
  readonly reasonCode?: string;
}

export type Advance =
  | { readonly kind: 'moved'; readonly next: Shipment; readonly change: StatusChange }
  | { readonly kind: 'already' };

/**
 * The next record and its log entry, both of version + 1; `already` when the event brought the shipment where it is.
 * Throws IllegalTransition with the allowed events; BrokenRecord when `patch` lacks the quote that the status needs.
 */
export function advanceShipment(
  shipment: Shipment,
  event: ShipmentEvent,
  occasion: Occasion & { readonly patch?: ShipmentPatch },
): Advance {
  if (isAlreadyApplied(shipmentLifecycle, shipment.status, event)) return { kind: 'already' };
  const to = transition(shipmentLifecycle, shipment.status, event);
  const { at, patch = {}, reasonCode } = occasion;
  const next = moveShipment(shipment, to, patch, at, reasonCode ?? event);
  return { kind: 'moved', next, change: changeTo(next, shipment.status, event, occasion) };
}

/** The log entry of `next`, which came from `from` by `event`. */
export function changeTo(
  next: Shipment,
  from: string,
  event: string,
  { at, actor, correlationId, reasonCode }: Occasion,
): StatusChange {
  const { version, status: to } = next;
  return { version, from, event, to, actor, at, correlationId, ...(reasonCode && { reasonCode }) };
}
