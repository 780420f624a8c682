/**
 * A fulfilment: the part of an order that one warehouse ships as one parcel. One execution each. The floor's facts and the
 * label are on it; what the carrier tells afterwards is in its tracking record, which changes more often.
 */
import { z } from 'zod';
import { orderIdSchema, skuCodeSchema, tenantSchema, warehouseIdSchema } from '../kernel/ids.ts';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';
import { liftMarkSchema } from '../relay/fba-carton.ts';
import { dimensionsSchema } from '../shipment/shipment.ts';
import { fulfilmentStatusSchema } from './fulfilment-lifecycle.ts';
import { orderLineSchema } from './order.ts';

/** Units taken from one bin; the lot links them to the export declaration they left under (domain-facts 3.5). */
export const pickSchema = z.strictObject({
  sku: skuCodeSchema,
  quantity: z.int().positive(),
  bin: z.string(),
  lot: z.string(),
  /** What the floor stuck over their barcodes. */
  fnsku: z.string().optional(),
});
export type PickedUnits = z.infer<typeof pickSchema>;

export const labelSchema = z.strictObject({
  /** Ours: `{orderId}-{n}-{attempt}`; the carrier answers a repeat with the same label. */
  labelReference: z.string(),
  carrier: z.string(),
  serviceId: z.string(),
  trackingNumber: z.string(),
  /** The carrier's own id of the shipment or label, for voiding it. */
  carrierShipmentId: z.string(),
  price: moneyWireSchema,
  /** S3 key of the 4 x 6 in PDF. */
  labelKey: z.string(),
  boughtAt: timestampSchema,
  voidedAt: timestampSchema.optional(),
});
export type Label = z.infer<typeof labelSchema>;

/** Why this way: the chosen service, and each other with what it lost by (M-101). */
export const routeChoiceSchema = z.strictObject({
  rateCard: z.string(),
  serviceId: z.string(),
  carrier: z.string(),
  name: z.string(),
  mode: z.enum(['EXPRESS', 'POSTAL_HYBRID', 'LTL_LOCAL']),
  days: z.strictObject({ from: z.int(), to: z.int() }),
  priceCents: z.int(),
  alternatives: z.array(z.strictObject({ serviceId: z.string(), lostBecause: z.string() })),
  refused: z.array(z.strictObject({ serviceId: z.string(), reasons: z.array(z.string()) })),
});

/** What the floor told, each fact once; order-free. */
export const floorSchema = z.strictObject({
  pickingAt: timestampSchema.optional(),
  /** A location was empty or its goods damaged: how many are missing of each SKU. */
  short: z
    .strictObject({
      at: timestampSchema,
      lines: z.array(z.strictObject({ sku: skuCodeSchema, missing: z.int().positive() })),
    })
    .optional(),
  packed: z
    .strictObject({
      at: timestampSchema,
      weightG: z.int().positive(),
      dimensions: dimensionsSchema,
      picks: z.array(pickSchema),
      material: z.string().optional(),
    })
    .optional(),
  handedOverAt: timestampSchema.optional(),
  /** The floor's answer to our asking it to stop. */
  stop: z.strictObject({ at: timestampSchema, answer: z.enum(['stopped', 'too_late']) }).optional(),
});

export const actSchema = z.strictObject({
  /**
   * `STOP-{attempt}`, `VOID-{labelReference}-{try}`, `NOTICE-{labelReference}-{try}` (only those that were refused, and repeats),
   * `INTERCEPT`, `INSTRUCT-{matter}`, `RTS`.
   */
  act: z.string(),
  at: timestampSchema,
  answer: z.enum(['asked', 'accepted', 'refused']),
});
export type Act = z.infer<typeof actSchema>;

export const fulfilmentSchema = z.strictObject({
  tenant: tenantSchema,
  orderId: orderIdSchema,
  /** From 1. */
  n: z.int().positive(),
  version: z.int().positive(),
  status: fulfilmentStatusSchema,
  statusSince: timestampSchema,
  /** Part of the execution's name; up by one when operations resume it. */
  epoch: z.int().positive(),
  /** Counts plans: part of the reservation's movement ids and of the label reference. */
  attempt: z.int().positive(),
  /** Absent while nobody has the goods. */
  warehouseId: warehouseIdSchema.optional(),
  lines: z.array(orderLineSchema.pick({ lineId: true, sku: true, quantity: true })).min(1),
  /** Why this warehouse: distance in miles, and what spoke against the others. */
  allocation: z.array(z.string()),
  route: routeChoiceSchema.optional(),
  /** Labels that were refused so far, and the services that refused in this round: the next best is asked, never the same. */
  refusals: z
    .strictObject({ count: z.int().nonnegative(), services: z.array(z.string()) })
    .optional(),
  label: labelSchema.optional(),
  /** Of a relay: the second label on the box, for Amazon's dock. */
  boxLabel: z
    .strictObject({
      boxId: z.string(),
      /** S3 key of the 4 x 6 in PDF. */
      labelKey: z.string(),
      mark: liftMarkSchema.optional(),
    })
    .optional(),
  /** Labels that were bought and are void: the parcel got another, or went back to its shelf. */
  formerLabels: z.array(labelSchema).optional(),
  /** Warehouses that would not send it: it is not planned there again. */
  avoid: z.array(warehouseIdSchema).optional(),
  releasedAt: timestampSchema.optional(),
  /** The pick list as JSON, as it is sent and sent again; dropped with the floor's first word of it, or its refusal. */
  pickList: z.string().optional(),
  floor: floorSchema,
  /** What was asked outside besides the usual way, and what was answered: nothing is asked twice. */
  acts: z.array(actSchema).optional(),
  shippedAt: timestampSchema.optional(),
  closedAt: timestampSchema.optional(),
  closeReason: z.string().optional(),
  /** A lost parcel that was delivered after all. */
  foundAt: timestampSchema.optional(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  /** When a sweeper must look (design 3.5); absent only in a terminal state. */
  nextDeadlineAt: timestampSchema.optional(),
});
export type Fulfilment = z.infer<typeof fulfilmentSchema>;
export type FulfilmentLine = Fulfilment['lines'][number];

/** A plan reserves all its lines in one transaction, of 100 items at most: an order of more lines is split first. */
export const MOST_LINES = 30;

/** The rendezvous of a fulfilment's execution in its order's partition. */
export const laneOf = ({ n }: Pick<Fulfilment, 'n'>): string => `f${n}`;
