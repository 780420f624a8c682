/** What we ask a forwarder or carrier to do. It answers later, through the tracking webhook. Every call is idempotent by its reference. */
import type { z } from 'zod';
import { z as zod } from 'zod';
import { addressSchema, modeSchema } from '../shipment/shipment.ts';
import { dateSchema } from '../kernel/time.ts';

export const bookingRequestSchema = zod.strictObject({
  /** Ours, `{shipmentId}-{attempt}`; repeats of it are the same booking. */
  bookingRequestReference: zod.string(),
  mode: modeSchema,
  /** EXW … as declared to the carrier. */
  incoterm: zod.string(),
  shipper: addressSchema,
  consignee: addressSchema,
  placeOfReceipt: zod.string(),
  portOfLoading: zod.string(),
  portOfDischarge: zod.string(),
  cargoReadyOn: dateSchema,
  packageCount: zod.int(),
  grossWeightG: zod.int(),
  volumeMm3: zod.string(),
  containerType: zod.string().optional(),
  /** A container the shipper already has (FCL with own box), ISO 6346. */
  containers: zod.array(zod.string()),
});
export type BookingRequest = z.infer<typeof bookingRequestSchema>;

export const pickupRequestSchema = zod.strictObject({
  bookingRequestReference: zod.string(),
  address: addressSchema,
  readyOn: dateSchema,
  cartonCount: zod.int(),
});
export type PickupRequest = z.infer<typeof pickupRequestSchema>;

/** All methods throw PartnerUnavailable (retry) or PartnerRefused (a person must act). */
export interface CarrierPort {
  requestBooking(request: BookingRequest): Promise<void>;
  /** Undo of requestBooking; cancelling what was never booked is success. */
  cancelBooking(bookingRequestReference: string): Promise<void>;
  schedulePickup(request: PickupRequest): Promise<void>;
  cancelPickup(bookingRequestReference: string): Promise<void>;
  /** Undo of collection: the cartons go back to the seller's address. */
  returnCartons(bookingRequestReference: string): Promise<void>;
}
