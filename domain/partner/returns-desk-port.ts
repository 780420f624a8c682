/** What we ask a warehouse's returns desk, and what it tells us (POST /webhooks/warehouse, Standard Webhooks). */
import { z } from 'zod';
import { skuCodeSchema } from '../kernel/ids.ts';
import { offsetTimeSchema } from '../kernel/time.ts';

export interface ReturnNotice {
  /** Ours: the return id; repeats are the same notice. */
  readonly rmaId: string;
  readonly warehouseId: string;
  readonly kind: string;
  readonly trackingNumbers: readonly string[];
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly barcode: string;
    /** What the inspection must look at, by the seller's standard. */
    readonly checklist: readonly string[];
  }[];
}

/** Work on units that were graded (M-127 to M-132). The desk answers `warehouse.return.worked`. */
export interface ReturnWork {
  /** `{returnId}-w{n}`; repeats are the same work. */
  readonly workId: string;
  readonly rmaId: string;
  readonly disposition: string;
  readonly sku: string;
  readonly quantity: number;
  readonly instruction: string;
  /** REFURBISH: what the units are from now on, as it stands on their label. */
  readonly relabel?: { readonly sku: string; readonly barcode: string } | undefined;
  /** RETURN_TO_ORIGIN: what the goods travel with, each under a link that may be fetched. */
  readonly papers?: readonly {
    readonly documentId: string;
    readonly kind: string;
    readonly fileName: string;
    readonly url: string;
  }[];
}

/** Idempotent; throws PartnerUnavailable (retry) or PartnerRefused (a person must act). */
export interface ReturnsDeskPort {
  expect(notice: ReturnNotice): Promise<void>;
  /** Undo of expect; cancelling what was never announced is success. */
  cancelExpectation(rmaId: string): Promise<void>;
  work(work: ReturnWork): Promise<void>;
}

const about = z.looseObject({ rmaId: z.string().min(1).max(120), at: offsetTimeSchema });

/** `eventId` is the WMS's event identity; an unknown `type` is kept raw and mapped to nothing. */
export const returnsDeskMessageSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('warehouse.return.arrived'), eventId: z.string(), data: about }),
  /** A box without our number: what stands on it, to be matched. `rmaId` is the desk's own id of the box. */
  z.looseObject({
    type: z.literal('warehouse.return.unannounced'),
    eventId: z.string(),
    data: about.extend({
      warehouseId: z.string(),
      trackingNumber: z.string().optional(),
      orderReference: z.string().optional(),
      barcodes: z.array(z.string()).default([]),
      photos: z.array(z.string()).default([]),
    }),
  }),
  /** One unit or several of one kind: what was seen. Several such facts make an inspection; `inspected` closes it. */
  z.looseObject({
    type: z.literal('warehouse.return.unit_inspected'),
    eventId: z.string(),
    data: about.extend({
      sku: skuCodeSchema.optional(),
      quantity: z.int().positive(),
      reception: z.string(),
      serial: z.string().optional(),
      checklist: z.looseObject({
        intact: z.boolean(),
        complete: z.boolean(),
        used: z.boolean(),
        prohibited: z.boolean(),
        labelIntact: z.boolean().default(true),
        functional: z.boolean().default(true),
      }),
      fault: z.string().optional(),
      photos: z.array(z.string()).default([]),
      note: z.string().optional(),
    }),
  }),
  z.looseObject({
    type: z.literal('warehouse.return.inspected'),
    eventId: z.string(),
    data: about.extend({ facts: z.int().nonnegative() }),
  }),
  z.looseObject({
    type: z.literal('warehouse.return.worked'),
    eventId: z.string(),
    data: about.extend({
      workId: z.string(),
      bin: z.string().optional(),
      proof: z.string().optional(),
      note: z.string().optional(),
    }),
  }),
]);
export type ReturnsDeskMessage = z.infer<typeof returnsDeskMessageSchema>;
