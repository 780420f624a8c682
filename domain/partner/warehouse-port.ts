/** What we announce to a warehouse (ASN), and what its WMS tells us (POST /webhooks/warehouse, Standard Webhooks). */
import { z } from 'zod';
import { skuCodeSchema } from '../kernel/ids.ts';
import { offsetTimeSchema } from '../kernel/time.ts';
import { varianceReasonSchema } from '../receiving/receipt.ts';

export interface ShippingNotice {
  /** Ours: the shipment id; repeats are the same notice. */
  readonly asnId: string;
  readonly warehouseId: string;
  readonly containers: readonly string[];
  readonly expectedAt: string;
  readonly cartons: readonly {
    readonly cartonNumber: number;
    readonly sscc: string;
    readonly poNumber: string;
    readonly lines: readonly {
      readonly sku: string;
      readonly quantity: number;
      readonly barcode: string;
      readonly storageCondition: string;
    }[];
  }[];
}

/** Idempotent; throws PartnerUnavailable (retry) or PartnerRefused (a person must act). */
export interface WarehousePort {
  announce(notice: ShippingNotice): Promise<void>;
  /** Undo of announce; cancelling what was never announced is success. */
  cancelAnnouncement(asnId: string): Promise<void>;
  requestAppointment(asnId: string, attempt: number): Promise<void>;
  requestRecount(asnId: string, count: number): Promise<void>;
  /** The whole batch is refused (M-028) or released for putaway. */
  refuse(asnId: string, reason: string): Promise<void>;
  startPutaway(asnId: string): Promise<void>;
}

const about = z.looseObject({ asnId: z.string(), at: offsetTimeSchema });
const line = z.looseObject({
  sku: skuCodeSchema,
  good: z.int().nonnegative(),
  damaged: z.int().nonnegative().default(0),
  reason: varianceReasonSchema.optional(),
});

/** `eventId` is the WMS's event identity; an unknown `type` is kept raw and mapped to nothing. */
export const warehouseMessageSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('warehouse.appointment.scheduled'),
    eventId: z.string(),
    data: about.extend({ appointmentAt: offsetTimeSchema, reference: z.string() }),
  }),
  z.looseObject({
    type: z.literal('warehouse.appointment.missed'),
    eventId: z.string(),
    data: about,
  }),
  z.looseObject({
    type: z.literal('warehouse.shipment.delivered'),
    eventId: z.string(),
    data: about.extend({ signedBy: z.string().optional() }),
  }),
  z.looseObject({
    type: z.literal('warehouse.shipment.checked_in'),
    eventId: z.string(),
    data: about,
  }),
  z.looseObject({
    type: z.literal('warehouse.carton.counted'),
    eventId: z.string(),
    data: about.extend({
      cartonNumber: z.int().positive(),
      sscc: z.string().optional(),
      poNumber: z.string().optional(),
      /** 1 for the first count, 2 for a recount, … */
      count: z.int().positive(),
      lines: z.array(line),
    }),
  }),
  /** A carton with no PO or an unreadable label (M-024): quarantined, the rest goes on. */
  z.looseObject({
    type: z.literal('warehouse.carton.exception'),
    eventId: z.string(),
    data: about.extend({ detail: z.string(), photos: z.array(z.string()).default([]) }),
  }),
  z.looseObject({
    type: z.literal('warehouse.prohibited.found'),
    eventId: z.string(),
    data: about.extend({ detail: z.string() }),
  }),
  z.looseObject({
    type: z.literal('warehouse.receipt.closed'),
    eventId: z.string(),
    data: about.extend({
      /** Which count ends here, and of how many cartons we must hear: its messages may overtake each other. */
      count: z.int().positive().default(1),
      cartonsCounted: z.int().nonnegative().optional(),
    }),
  }),
  z.looseObject({
    type: z.literal('warehouse.putaway.done'),
    eventId: z.string(),
    data: about.extend({ sku: skuCodeSchema, quantity: z.int().positive(), bin: z.string() }),
  }),
]);
export type WarehouseMessage = z.infer<typeof warehouseMessageSchema>;
