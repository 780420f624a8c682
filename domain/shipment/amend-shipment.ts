/** The seller mends what the pre-check found, or works on a draft: new content, a new content version, the faults gone. */
import { IllegalTransition, InvalidRequest } from '../kernel/domain-error.ts';
import { allowedEvents } from '../kernel/lifecycle.ts';
import { advanceShipment, type Occasion } from './advance-shipment.ts';
import type { AmendShipmentRequest } from './create-shipment-request.ts';
import { rangeFaults, totalsOf, type SsccSource } from './pack-cartons.ts';
import { shipmentLifecycle } from './shipment-lifecycle.ts';
import { patchShipment, type ShipmentPatch } from './shipment-record.ts';
import type { Shipment, ShipmentContent, StatusChange } from './shipment.ts';
import { contentOf } from './submit-shipment.ts';

/** A draft stays a draft (no change of status); ACTION_REQUIRED becomes SUBMITTED, and its waiting execution goes on. */
export interface Amendment {
  readonly next: Shipment;
  readonly content: ShipmentContent;
  readonly change?: StatusChange;
}

/** Throws IllegalTransition outside DRAFT and ACTION_REQUIRED, InvalidRequest with all range faults. */
export function amendShipment(
  shipment: Shipment,
  request: AmendShipmentRequest,
  source: SsccSource,
  occasion: Occasion,
): Amendment {
  if (shipment.status !== 'DRAFT' && shipment.status !== 'ACTION_REQUIRED') throw tooLate(shipment);
  const faults = rangeFaults(request.cartons);
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'cartons are numbered wrongly', faults);
  const content = contentOf(request, source);
  const patch = amendedHead(shipment, request, content);
  if (shipment.status === 'DRAFT')
    return { next: patchShipment(shipment, patch, occasion.at), content };
  const advance = advanceShipment(shipment, 'amend', { ...occasion, patch });
  if (advance.kind === 'already') throw tooLate(shipment);
  return { next: advance.next, content, change: advance.change };
}

/** What the head becomes by `request`, whose packed content is `content`. */
export function amendedHead(
  { contentVersion, carriage, ...head }: Shipment,
  request: AmendShipmentRequest,
  content: ShipmentContent,
): ShipmentPatch {
  const { containerType = carriage.containerType, containers = carriage.containers } = request;
  return {
    contentVersion: contentVersion + 1,
    faults: [],
    mode: request.mode ?? head.mode,
    origin: request.origin ?? head.origin,
    destination: request.destination ?? head.destination,
    cargoReadyOn: request.cargoReadyOn ?? head.cargoReadyOn,
    carriage: { ...carriage, containers, ...(containerType !== undefined && { containerType }) },
    ...totalsOf(content),
  };
}

/** Also when SUBMITTED: to call that "already amended" would drop the seller's new content. */
function tooLate({ status }: Shipment): IllegalTransition {
  const allowed = allowedEvents(shipmentLifecycle, status);
  return new IllegalTransition('Shipment', status, 'amend', allowed);
}
