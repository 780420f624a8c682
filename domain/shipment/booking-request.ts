/** What a carrier is told of a shipment when asked for a place. */
import type { BookingRequest, PickupRequest } from '../partner/carrier-port.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Shipment } from './shipment.ts';

export function bookingRequestOf(
  shipment: Shipment,
  bookingRequestReference: string,
  { address }: Pick<Warehouse, 'address'>,
): BookingRequest {
  const { mode, incoterm, origin, destination, cargoReadyOn, carriage } = shipment;
  const { cartonCount, grossWeightG, volumeMm3 } = shipment;
  return {
    bookingRequestReference,
    mode,
    incoterm,
    shipper: origin.address,
    consignee: address,
    placeOfReceipt: origin.port,
    portOfLoading: origin.port,
    portOfDischarge: destination.port,
    cargoReadyOn,
    packageCount: cartonCount,
    grossWeightG,
    volumeMm3,
    ...(carriage.containerType !== undefined && { containerType: carriage.containerType }),
    containers: carriage.containers,
  };
}

export function pickupRequestOf(
  { origin, cargoReadyOn, cartonCount }: Shipment,
  bookingRequestReference: string,
): PickupRequest {
  return { bookingRequestReference, address: origin.address, readyOn: cargoReadyOn, cartonCount };
}
