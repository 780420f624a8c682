/** An operations case: something a person decides, with options, evidence, a deadline and a default (lifecycles rule 5). */
import { z } from 'zod';
import {
  caseIdSchema,
  orderIdSchema,
  removalIdSchema,
  returnIdSchema,
  shipmentIdSchema,
  tenantSchema,
  type EntityId,
} from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';
import { partySchema, type WaitKey } from '../wait/wait.ts';

export const caseKindSchema = z.enum([
  'SHIPMENT_FAULTS',
  'BOOKING_REJECTED',
  'WEIGHT_VARIANCE',
  'EXPORT_REJECTED',
  'EXPORT_HOLD',
  'TRANSIT_STALLED',
  'ROLLED',
  'CUSTOMS_HOLD',
  'CUSTOMS_EXAM',
  'DUTY_PAYMENT_DUE',
  'APPOINTMENT_MISSED',
  'DELIVERY_OVERDUE',
  'RECEIVING_DISCREPANCY',
  'RECEIVING_OVERDUE',
  'CARTON_EXCEPTION',
  'PROHIBITED_GOODS',
  'STOCK_SUSPENSE',
  'ORDER_HOLD',
  'ORDER_EDITED',
  'BACKORDER',
  'SHORT_PICK',
  'FLOOR_OVERDUE',
  'LABEL_REFUSED',
  'RELAY_UNFIT',
  'DELIVERY_FAILED',
  'PARCEL_STALLED',
  'PARCEL_LOST',
  'PARCEL_DAMAGED',
  'INTERCEPT',
  'RETURN_REVIEW',
  'PARTIAL_REFUND_OFFER',
  'RETURN_INSPECTION',
  'DISPOSITION',
  'DESTRUCTION_PROOF',
  'UNIDENTIFIED_RETURN',
  'REFUND_BLOCKED',
  'REMOVAL_DEADLINE',
  'REMOVAL_DISCREPANCY',
  'RETURN_RATE',
  'WEBHOOK_DISABLED',
  'PARTNER_REFUSED',
  'COMPENSATION_FAILED',
  'OVERDUE',
  'WORKFLOW_FAILED',
]);
export type CaseKind = z.infer<typeof caseKindSchema>;

export const decisionSchema = z.strictObject({
  option: z.string(),
  note: z.string().max(2000).optional(),
  /** Structured values an option needs, e.g. {documentId}. */
  values: z.record(z.string(), z.string()).optional(),
  by: z.string(),
  at: timestampSchema,
});

const caseBase = z.strictObject({
  caseId: caseIdSchema,
  tenant: tenantSchema,
  /** What it is about: one of these, or nothing in particular. */
  shipmentId: shipmentIdSchema.optional(),
  orderId: orderIdSchema.optional(),
  returnId: returnIdSchema.optional(),
  removalId: removalIdSchema.optional(),
  /** Which rendezvous of the entity its decision wakes; absent: `main`. */
  lane: z.string().optional(),
  kind: caseKindSchema,
  title: z.string(),
  /** Who may decide: operations always may; the seller when audience says so. */
  audience: z.enum(['operations', 'seller']),
  responsible: partySchema,
  options: z.array(z.string()),
  /** Taken when the deadline passes; null: it stays open and alarms. */
  defaultOption: z.string().nullable(),
  evidence: z.record(z.string(), z.unknown()),
  openedAt: timestampSchema,
  deadlineAt: timestampSchema,
  version: z.int().positive(),
});

export const caseSchema = z.discriminatedUnion('status', [
  caseBase.extend({ status: z.literal('OPEN') }),
  caseBase.extend({ status: z.literal('DECIDED'), decision: decisionSchema }),
  /** The default was taken, or the matter ended by itself. */
  caseBase.extend({
    status: z.literal('CLOSED'),
    closedAt: timestampSchema,
    closeReason: z.string(),
    decision: decisionSchema.optional(),
  }),
]);
export type Case = z.infer<typeof caseSchema>;

/** The entity in whose partition the case lies; undefined when it is about nothing in particular. */
export function subjectOf({
  shipmentId,
  orderId,
  returnId,
  removalId,
}: Pick<Case, 'shipmentId' | 'orderId' | 'returnId' | 'removalId'>): EntityId | undefined {
  return shipmentId ?? orderId ?? returnId ?? removalId;
}

/**
 * The rendezvous that a decision wakes. A removal has no execution: who follows its records goes on with it. Nor does one wait
 * for a refund: who pays it hears of the decision by the stream.
 */
export function waitOf(found: Case): WaitKey | undefined {
  const { tenant, removalId, lane = 'main', kind } = found;
  const entityId = subjectOf(found);
  if (removalId !== undefined || kind === 'REFUND_BLOCKED') return undefined;
  return entityId && { tenant, entityId, lane };
}
export type Decision = z.infer<typeof decisionSchema>;
