/**
 * A return (M-120 to M-133): one box that comes back. What was decided about it before it was sent, its label, what the
 * inspection made of the units, the work on them, and the refunds, which follow their own way (Medusa #4052).
 */
import { z } from 'zod';
import {
  orderIdSchema,
  returnIdSchema,
  skuCodeSchema,
  tenantSchema,
  warehouseIdSchema,
} from '../kernel/ids.ts';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';
import { labelSchema } from '../order/fulfilment.ts';
import { dispositionSchema, gradeSchema } from '../return-policy/return-policy.ts';
import { addressSchema } from '../shipment/shipment.ts';
import { goingHomeSchema } from './going-home.ts';
import { reasonClassSchema, returnReasonSchema } from './return-reason.ts';
import {
  closedReturnSchema,
  returnStatusSchema,
  undecidedReturnSchema,
  underwayReturnSchema,
} from './return-lifecycle.ts';

export const returnKindSchema = z.enum([
  'CUSTOMER',
  'RTS',
  'UNANNOUNCED',
  'FBA_REMOVAL',
  'TRANSFER_RECALL',
]);
export type ReturnKind = z.infer<typeof returnKindSchema>;

/** What was physically found of a line. */
export const receptionSchema = z.enum([
  'AWAITING',
  'RECEIVED',
  'SHORT_SHIPPED',
  'WRONG_ITEM',
  'EMPTY_BOX',
  'LOST_IN_TRANSIT',
  'UNIDENTIFIED',
]);
export type Reception = z.infer<typeof receptionSchema>;

/** Who answers for the state of a unit (M-123). */
export const unitFaultSchema = z.enum([
  'SELLABLE',
  'DEFECTIVE',
  'CUSTOMER_DAMAGED',
  'CARRIER_DAMAGED',
  'FULFILLER_DAMAGED',
]);
export type UnitFault = z.infer<typeof unitFaultSchema>;

export const returnLineSchema = z.strictObject({
  /** The order's line; `1`, `2`, … in a return without an order. */
  lineId: z.string().max(40),
  sku: skuCodeSchema,
  quantity: z.int().positive().max(1_000_000),
  reason: returnReasonSchema.optional(),
  note: z.string().max(500).optional(),
  /** What the buyer paid for one. */
  unitPrice: moneyWireSchema.optional(),
  /** Expected serials, when the seller knows them. */
  serials: z.array(z.string().max(60)).max(50).optional(),
  /** The shop's own ids of the line, in its order and in its return. */
  externalLineId: z.string().max(80).optional(),
  externalReturnLineId: z.string().max(80).optional(),
});
export type ReturnLine = z.infer<typeof returnLineSchema>;

export const triageOutcomeSchema = z.enum([
  'RETURNLESS_REFUND',
  'PARTIAL_REFUND_OFFERED',
  'APPROVED',
  'PENDING_REVIEW',
  'DECLINED',
]);
export type TriageOutcome = z.infer<typeof triageOutcomeSchema>;

/** The arithmetic that decided (M-121): shown to whoever asked. Money in the currency of the items. */
export const triageSchema = z.strictObject({
  outcome: triageOutcomeSchema,
  reasonClass: reasonClassSchema.optional(),
  itemValue: moneyWireSchema.optional(),
  returnFreight: moneyWireSchema.optional(),
  handling: moneyWireSchema.optional(),
  /** The greater of freight + handling and the seller's own limit. */
  threshold: moneyWireSchema.optional(),
  freightPayer: z.enum(['BUYER', 'SELLER']).optional(),
  /** Codes, the deciding first. */
  why: z.array(z.string()).min(1),
});
export type Triage = z.infer<typeof triageSchema>;

/** How it comes back; kept apart from `triage`, which is shown before the warehouse may be. */
export const wayBackSchema = z.strictObject({
  warehouseId: warehouseIdSchema,
  serviceId: z.string(),
  carrier: z.string(),
  priceCents: z.int().nonnegative(),
  weightG: z.int().positive(),
  dimensions: z.strictObject({
    lengthMm: z.int().positive(),
    widthMm: z.int().positive(),
    heightMm: z.int().positive(),
  }),
});
export type WayBack = z.infer<typeof wayBackSchema>;

/** An instruction to whoever took the money: the shop, or the seller. Its id makes a repeat the same refund. */
export const refundSchema = z.strictObject({
  refundId: z.string(),
  amount: moneyWireSchema,
  reason: z.enum([
    'RETURNLESS',
    'PARTIAL_OFFER_ACCEPTED',
    'RECEIVED',
    'BY_DECISION',
    'LOST_INBOUND',
    /** Paid in the shop before we said anything. */
    'BY_SHOP',
  ]),
  at: timestampSchema,
});
export type Refund = z.infer<typeof refundSchema>;

/** Units of one line found in one state. */
export const gradedSchema = z.strictObject({
  /** `g1`, `g2`, … */
  groupId: z.string(),
  /** Absent: nobody knows what it is; it is in no ledger. */
  sku: skuCodeSchema.optional(),
  lineId: z.string().optional(),
  quantity: z.int().positive(),
  reception: receptionSchema,
  grade: gradeSchema,
  fault: unitFaultSchema,
  used: z.boolean(),
  serial: z.string().optional(),
  disposition: dispositionSchema.optional(),
  /** Codes of why that disposition: the winner's sum, what was ruled out. */
  why: z.array(z.string()),
  /** What the disposition is expected to bring, less its cost. */
  recovery: moneyWireSchema.optional(),
  /** RETURN_TO_ORIGIN: its export and its relief, as they were weighed. */
  home: goingHomeSchema.optional(),
});
export type Graded = z.infer<typeof gradedSchema>;

/** What the desk was asked to do. The answer is in the inspection record, the proof here. */
export const workSchema = z.strictObject({
  /** `{returnId}-w{n}`. */
  workId: z.string(),
  groupId: z.string(),
  sku: skuCodeSchema,
  quantity: z.int().positive(),
  disposition: dispositionSchema,
  /** Set once the desk has taken it. */
  orderedAt: timestampSchema.optional(),
  /** The country wants to see that it is gone (M-131). */
  needsProof: z.boolean(),
  /** S3 key of the video or certificate. */
  proofKey: z.string().optional(),
  proofAt: timestampSchema.optional(),
});
export type Work = z.infer<typeof workSchema>;

/** Where units lay that their seller called back. */
export const recalledFromSchema = z.strictObject({
  place: z.enum(['FBA', 'WAREHOUSE', 'STORE', 'OTHER']),
  /** As the seller names it: ONT8, the shop on Main Street. */
  name: z.string().min(1).max(80),
  address: addressSchema.optional(),
});
export type RecalledFrom = z.infer<typeof recalledFromSchema>;

export const returnHeadSchema = z.strictObject({
  tenant: tenantSchema,
  returnId: returnIdSchema,
  version: z.int().positive(),
  /** Part of the execution's name; up by one when operations resume it. */
  epoch: z.int().positive(),
  kind: returnKindSchema,
  orderId: orderIdSchema.optional(),
  /** The seller's order number, or what stands on the box. */
  orderReference: z.string().max(80).optional(),
  /** What comes back by itself: the fulfilment whose parcel it is. */
  fulfilment: z.int().positive().optional(),
  /** FBA_REMOVAL: the removal order; TRANSFER_RECALL: the transfer. */
  causeId: z.string().max(120).optional(),
  /** A box that came after its return was over: which, how it had ended, and what was paid for it then. */
  late: z
    .strictObject({
      returnId: returnIdSchema,
      kind: returnKindSchema,
      endedAs: closedReturnSchema,
      closedAt: timestampSchema,
      refunds: z.array(refundSchema),
    })
    .optional(),
  /** TRANSFER_RECALL. */
  recalledFrom: recalledFromSchema.optional(),
  resolution: z.enum(['REFUND', 'EXCHANGE']),
  /** The shop it was asked in. */
  channel: z
    .strictObject({
      source: z.string(),
      shop: z.string().optional(),
      externalOrderId: z.string().optional(),
      externalReturnId: z.string().optional(),
    })
    .optional(),
  from: addressSchema.optional(),
  lines: z.array(returnLineSchema).max(30),
  /** Quantities held against the order's delivered ones; given back when nothing comes. */
  claimsOrderLines: z.boolean(),
  triage: triageSchema.optional(),
  wayBack: wayBackSchema.optional(),
  offer: z.strictObject({ percent: z.int(), amount: moneyWireSchema }).optional(),
  /** How the desk names the box: our id, or its own for one that nobody announced. */
  deskId: z.string(),
  label: labelSchema.optional(),
  /** Numbers it may come under besides the label's. */
  trackingNumbers: z.array(z.string()).max(20),
  refunds: z.array(refundSchema),
  graded: z.array(gradedSchema),
  works: z.array(workSchema),
  /** What people in the shop said of its units, as they said it. */
  shopDispositions: z
    .array(
      z.strictObject({
        dispositionId: z.string().max(80),
        lineId: z.string(),
        type: z.string().max(40),
        quantity: z.int().positive(),
        at: timestampSchema,
      }),
    )
    .optional(),
  /** The order that replaces what was sent back (M-142). */
  replacementOrderId: orderIdSchema.optional(),
  cancelRequest: z
    .strictObject({ at: timestampSchema, by: z.string(), reason: z.string().max(500) })
    .optional(),
  /** sha256 of the request that made it, for its repeats. */
  requestHash: z.string().optional(),
  /** When it first came to each status: the log of a plain return. */
  since: z.partialRecord(returnStatusSchema, timestampSchema),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  statusSince: timestampSchema,
  /** When a sweeper must look (design 3.5); absent only in a terminal state. */
  nextDeadlineAt: timestampSchema.optional(),
});

/** A state has a type: a warehouse only once approved, an end only when closed. */
export const returnSchema = z.union([
  returnHeadSchema.extend({ status: undecidedReturnSchema }),
  returnHeadSchema.extend({ status: underwayReturnSchema, warehouseId: warehouseIdSchema }),
  returnHeadSchema.extend({
    status: closedReturnSchema,
    warehouseId: warehouseIdSchema.optional(),
    closedAt: timestampSchema,
    closeReason: z.string(),
  }),
]);
export type Return = z.infer<typeof returnSchema>;
export type ReturnHead = z.infer<typeof returnHeadSchema>;
