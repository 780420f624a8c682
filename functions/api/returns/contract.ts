/** What sellers send and get about returns. The console and the OpenAPI page read this file. */
import { z } from 'zod';
import { caseKindSchema } from '../../../domain/case/case.ts';
import {
  caseIdSchema,
  orderIdSchema,
  returnIdSchema,
  skuCodeSchema,
  tenantSchema,
  warehouseIdSchema,
} from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import { parcelStatusSchema } from '../../../domain/parcel/parcel-tracking.ts';
import { inspectionSchema } from '../../../domain/return/inspection.ts';
import { refundPaymentSchema } from '../../../domain/return/refund-payment.ts';
import { returnReasonSchema } from '../../../domain/return/return-reason.ts';
import { returnStatusSchema } from '../../../domain/return/return-lifecycle.ts';
import {
  recalledFromSchema,
  returnHeadSchema,
  returnKindSchema,
  triageOutcomeSchema,
  triageSchema,
  wayBackSchema,
  workSchema,
} from '../../../domain/return/return.ts';
import { addressSchema } from '../../../domain/shipment/shipment.ts';
import { partySchema } from '../../../domain/wait/wait.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';
import { documentView, operationsWaitingSchema, waitingSchema } from '../shipments/contract.ts';

export const returnParams = z.strictObject({ returnId: returnIdSchema });
export const tenantReturnParams = returnParams.extend({ tenant: tenantSchema });

// Requests.
const wishedLine = z.strictObject({
  /** The order's line; or the SKU, when the order has it once. */
  lineId: z.string().max(40).optional(),
  sku: skuCodeSchema.optional(),
  quantity: z.int().positive().max(10_000),
  reason: returnReasonSchema,
  note: z.string().max(500).optional(),
  serials: z.array(z.string().min(1).max(60)).max(50).optional(),
});
export const createReturnRequest = z.strictObject({
  orderId: orderIdSchema.optional(),
  /** The seller's own number of the order, instead of its id. */
  reference: z.string().min(1).max(80).optional(),
  resolution: z.enum(['REFUND', 'EXCHANGE']).default('REFUND'),
  lines: z.array(wishedLine).min(1).max(30),
  /** Where the buyer sends it from, when not from where it was delivered. */
  from: addressSchema.optional(),
});
export const recallRequest = z.strictObject({
  /** Where they shall come to. */
  warehouseId: warehouseIdSchema,
  /** Where they lie now. */
  from: recalledFromSchema,
  lines: z
    .array(z.strictObject({ sku: skuCodeSchema, quantity: z.int().positive().max(1_000_000) }))
    .min(1)
    .max(30),
  /** The seller's own number of the transfer. */
  reference: z.string().min(1).max(80).optional(),
  /** The order that sent them on: no more comes back than it shipped. */
  orderId: orderIdSchema.optional(),
  trackingNumber: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 -]{5,39}$/)
    .optional(),
});
export const listReturnsQuery = z.strictObject({
  ...pageQuery,
  status: returnStatusSchema.optional(),
  kind: returnKindSchema.optional(),
  orderId: orderIdSchema.optional(),
});
export const listTenantReturnsQuery = listReturnsQuery.extend({ tenant: tenantSchema });
export const decideReturnRequest = z.strictObject({
  option: z.string().min(1).max(60),
  /** Which question, when several are open. */
  caseId: caseIdSchema.optional(),
  note: z.string().max(2000).optional(),
  values: z.record(z.string(), z.string().max(500)).optional(),
});
export const cancelReturnRequest = z.strictObject({ reason: z.string().min(1).max(200) });

const fileName = z.string().regex(/^[^/\\\p{Cc}]{1,120}$/u);
const picture = z.enum(['image/jpeg', 'image/png', 'video/mp4', 'application/pdf']);
export const photoRequest = z.strictObject({ fileName, contentType: picture });
export const proofRequest = photoRequest.extend({ workId: z.string().min(1).max(60) });
export const confirmProofRequest = z.strictObject({ photoId: z.string().min(1).max(60) });

// Responses.
/** Where the box goes; only for an approved return (M-120). */
const returnTo = z.strictObject({ warehouseId: warehouseIdSchema, address: addressSchema });

/** What was decided, and by which sums. */
export const returnAccepted = z.strictObject({
  returnId: returnIdSchema,
  outcome: triageOutcomeSchema,
  triage: triageSchema,
  offer: returnHeadSchema.shape.offer,
  returnTo: returnTo.optional(),
});

/** Only now the address is told: the desk hears of it, too. */
export const recallAccepted = z.strictObject({
  returnId: returnIdSchema,
  lines: recallRequest.shape.lines,
  returnTo: returnTo.optional(),
});

/** What a change of a return answers: it is accepted, and this is where it stands. */
export const returnChanged = z.strictObject({
  returnId: returnIdSchema,
  status: returnStatusSchema,
  updatedAt: timestampSchema,
});

export const returnView = returnHeadSchema
  .omit({
    tenant: true,
    version: true,
    epoch: true,
    nextDeadlineAt: true,
    requestHash: true,
    claimsOrderLines: true,
    wayBack: true,
    label: true,
    deskId: true,
    works: true,
    since: true,
  })
  .extend({
    status: returnStatusSchema,
    warehouseId: warehouseIdSchema.optional(),
    closedAt: timestampSchema.optional(),
    closeReason: z.string().optional(),
    works: z.array(workSchema.omit({ proofKey: true })),
  });
export const returnPage = pageSchema(returnView);
export const returnDetail = returnView.extend({
  returnTo: returnTo.optional(),
  label: z
    .strictObject({
      carrier: z.string(),
      serviceId: z.string(),
      trackingNumber: z.string(),
      boughtAt: timestampSchema,
      voidedAt: timestampSchema.optional(),
      /** A presigned link, valid for minutes. */
      url: z.url().optional(),
    })
    .optional(),
  parcel: z
    .strictObject({ status: parcelStatusSchema, lastEventAt: timestampSchema.optional() })
    .optional(),
  inspection: inspectionSchema.omit({ version: true, events: true }).optional(),
  /** Of a recall, once it is counted: what was sent and what came, by SKU. */
  comparison: z
    .array(z.strictObject({ sku: z.string(), sent: z.int(), received: z.int() }))
    .optional(),
  /** The papers of goods that go home. */
  documents: z.array(documentView).optional(),
  /** How far each refund's payment in the shop has come; without one nobody tried, or was seen to pay. */
  payments: z.array(refundPaymentSchema.omit({ tries: true, claimedAt: true })).optional(),
  waiting: waitingSchema.optional(),
});

/** Operations also see whose it is, how it is brought back, and in which state its workflow stands. */
export const operationsReturnPage = pageSchema(returnView.extend({ tenant: tenantSchema }));
export const operationsReturnDetail = returnDetail.extend({
  tenant: tenantSchema,
  deskId: z.string(),
  wayBack: wayBackSchema.optional(),
  waiting: operationsWaitingSchema.optional(),
});

export const returnTimeline = z.strictObject({
  returnId: returnIdSchema,
  status: returnStatusSchema,
  waiting: waitingSchema.optional(),
  /** Oldest first. */
  entries: z.array(
    z.strictObject({
      at: timestampSchema,
      kind: z.enum(['STATUS', 'PARCEL', 'DESK', 'REFUND', 'SHOP', 'CASE']),
      code: z.string(),
      detail: z.string().optional(),
      actor: z.string().optional(),
    }),
  ),
  /** What somebody must decide; of a seller's timeline, what the seller must. */
  openCases: z.array(
    z.strictObject({
      caseId: caseIdSchema,
      kind: caseKindSchema,
      title: z.string(),
      options: z.array(z.string()),
      defaultOption: z.string().nullable(),
      responsible: partySchema,
      deadlineAt: timestampSchema,
    }),
  ),
});

export const photoGranted = z.strictObject({
  photoId: z.string(),
  /** A multipart form to POST to `url`: these fields, then `file` as the last. */
  upload: z.strictObject({
    url: z.url(),
    fields: z.record(z.string(), z.string()),
    expiresAt: timestampSchema,
  }),
});
export const photoList = z.strictObject({
  data: z.array(
    z.strictObject({
      photoId: z.string(),
      fileName: z.string(),
      contentType: z.string(),
      at: timestampSchema,
      proofOf: z.string().optional(),
      url: z.url().optional(),
    }),
  ),
  /** What the inspector's own system names. */
  inspection: z.array(z.string()),
});
