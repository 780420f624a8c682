/** What we ask a warehouse's floor about orders, and what its WMS tells us (POST /webhooks/warehouse, Standard Webhooks). */
import { z } from 'zod';
import { skuCodeSchema } from '../kernel/ids.ts';
import { offsetTimeSchema } from '../kernel/time.ts';
import type { LiftMark } from '../relay/fba-carton.ts';
import { dimensionsSchema } from '../shipment/shipment.ts';

/** Kept as it was sent first, so that a repeat has the same bytes. */
export const pickListSchema = z.strictObject({
  /** Ours: `{tenant}.{orderId}-{n}-{attempt}` (domain/order/pick-id.ts); repeats are the same pick. */
  pickId: z.string(),
  warehouseId: z.string(),
  speed: z.string(),
  /** Where to take it from, oldest lot first (FIFO); the floor may take it from elsewhere and says so. */
  picks: z.array(
    z.strictObject({
      sku: z.string(),
      name: z.string(),
      barcode: z.string(),
      quantity: z.int().positive(),
      bin: z.string(),
      lot: z.string(),
      /** To be stuck over the barcode of each unit, and named again when it is packed (M-137). */
      fnsku: z.string().optional(),
    }),
  ),
  /** `STANDARD`, or the SKU of the seller's own material (M-094). */
  packaging: z.string(),
});
export type PickList = z.infer<typeof pickListSchema>;

export interface LabelNotice {
  readonly pickId: string;
  readonly carrier: string;
  readonly serviceId: string;
  readonly trackingNumber: string;
  /** A short-lived link to the PDF. */
  readonly labelUrl: string;
  /** The box goes to Amazon: its second label, stuck beside the carrier's, and what else must stand on it. */
  readonly boxLabel?: {
    readonly boxId: string;
    readonly labelUrl: string;
    readonly mark?: LiftMark;
  };
}

/** Idempotent; throws PartnerUnavailable (retry) or PartnerRefused (a person must act). */
export interface FloorPort {
  pick(list: PickList): Promise<void>;
  /** Undo of pick: the floor answers `warehouse.pick.stopped` (goods put back) or `warehouse.pick.too_late`. */
  stop(pickId: string, reason: string): Promise<void>;
  label(notice: LabelNotice): Promise<void>;
}

const about = z.looseObject({ pickId: z.string().min(1).max(120), at: offsetTimeSchema });
const units = z.looseObject({ sku: skuCodeSchema, quantity: z.int().positive() });

/** `eventId` is the WMS's event identity; an unknown `type` is kept raw and mapped to nothing. */
export const floorMessageSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('warehouse.pick.started'), eventId: z.string(), data: about }),
  /** Units that were not where they should be (or are broken): nothing of this pick ships; the rest is put back. */
  z.looseObject({
    type: z.literal('warehouse.pick.short'),
    eventId: z.string(),
    data: about.extend({
      lines: z.array(z.looseObject({ sku: skuCodeSchema, missing: z.int().positive() })).min(1),
    }),
  }),
  z.looseObject({
    type: z.literal('warehouse.parcel.packed'),
    eventId: z.string(),
    data: about.extend({
      weightG: z.int().positive(),
      dimensions: dimensionsSchema,
      picks: z
        .array(
          units.extend({
            bin: z.string(),
            lot: z.string(),
            /** What was stuck on each of these units. */
            fnsku: z.string().max(20).optional(),
          }),
        )
        .min(1),
      material: z.string().optional(),
    }),
  }),
  z.looseObject({
    type: z.literal('warehouse.parcel.handed_over'),
    eventId: z.string(),
    data: about,
  }),
  z.looseObject({ type: z.literal('warehouse.pick.stopped'), eventId: z.string(), data: about }),
  z.looseObject({ type: z.literal('warehouse.pick.too_late'), eventId: z.string(), data: about }),
]);
export type FloorMessage = z.infer<typeof floorMessageSchema>;
