/** A carrier's answer brings numbers that from now on mean the shipment: its booking, its bill of lading, its containers. */
import { isContainerNumber } from '../kernel/check-digits.ts';
import type { Reference } from '../shipment/shipment-store.ts';
import type { ShipmentPatch } from '../shipment/shipment-record.ts';
import type { Shipment } from '../shipment/shipment.ts';
import type { TrackingEvent } from './tracking-event.ts';

export interface Learned {
  readonly patch: ShipmentPatch;
  readonly references: readonly Reference[];
}

/** Undefined when nothing is new, or when the event is about another booking than the one that stands. */
export function learnReferences(
  { carriage }: Pick<Shipment, 'carriage'>,
  event: Pick<TrackingEvent, 'vesselName' | 'voyageNumber' | 'milestone'>,
  references: readonly Reference[],
): Learned | undefined {
  const value = (type: Reference['type']) => references.find((r) => r.type === type)?.value;
  const booking = value('BOOKING_REQUEST');
  const ours =
    booking !== undefined
      ? booking === carriage.bookingRequestReference
      : value('BOOKING') === carriage.bookingReference;
  if (!ours || event.milestone === 'booking_rejected') return undefined;
  const known = references.filter(
    ({ type, value: number }) => type !== 'CONTAINER' || isContainerNumber(number),
  );
  const containers = [
    ...carriage.containers,
    ...known.flatMap((r) => (r.type === 'CONTAINER' ? [r.value] : [])),
  ];
  const { vesselName, voyageNumber } = event.milestone === 'departed_port' ? event : {};
  const next = {
    ...carriage,
    bookingReference: value('BOOKING') ?? carriage.bookingReference,
    transportDocumentReference: value('BL') ?? carriage.transportDocumentReference,
    vesselName: carriage.vesselName ?? vesselName,
    voyageNumber: carriage.voyageNumber ?? voyageNumber,
    containers: [...new Set(containers)],
  };
  const patched = withoutUndefined(next);
  if (JSON.stringify(patched) === JSON.stringify(withoutUndefined(carriage))) return undefined;
  return {
    patch: { carriage: patched },
    references: known.filter((r) => r.type !== 'BOOKING_REQUEST'),
  };
}

function withoutUndefined(carriage: CarriageDraft): Shipment['carriage'] {
  const {
    bookingRequestReference,
    bookingReference,
    transportDocumentReference,
    vesselName,
    voyageNumber,
    containerType,
  } = carriage;
  return {
    ...(bookingRequestReference !== undefined && { bookingRequestReference }),
    ...(bookingReference !== undefined && { bookingReference }),
    ...(transportDocumentReference !== undefined && { transportDocumentReference }),
    ...(vesselName !== undefined && { vesselName }),
    ...(voyageNumber !== undefined && { voyageNumber }),
    containers: carriage.containers,
    ...(containerType !== undefined && { containerType }),
    bookingAttempt: carriage.bookingAttempt,
  };
}

type CarriageDraft = {
  [K in keyof Shipment['carriage']]: Shipment['carriage'][K] | undefined;
} & Pick<Shipment['carriage'], 'containers' | 'bookingAttempt'>;
