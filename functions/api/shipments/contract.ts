/** What sellers send and get about shipments. The console and the OpenAPI page read this file. */
import { z } from 'zod';
import { caseKindSchema } from '../../../domain/case/case.ts';
import { documentKindSchema, documentSchema } from '../../../domain/document/document.ts';
import { caseIdSchema, shipmentIdSchema, tenantSchema } from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import { quoteSchema } from '../../../domain/quote/quote.ts';
import {
  cartonCountSchema,
  discrepancySchema,
  receivingSchema,
} from '../../../domain/receiving/receipt.ts';
import { shipmentStatusSchema } from '../../../domain/shipment/shipment-lifecycle.ts';
import {
  legSchema,
  shipmentContentSchema,
  shipmentHeadSchema,
  statusChangeSchema,
} from '../../../domain/shipment/shipment.ts';
import { partySchema } from '../../../domain/wait/wait.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';

export const shipmentParams = z.strictObject({ shipmentId: shipmentIdSchema });

// Requests. POST /shipments and PUT …/content are domain/shipment/create-shipment-request.ts.
export const listShipmentsQuery = z.strictObject({
  ...pageQuery,
  status: shipmentStatusSchema.optional(),
  po: z.string().min(1).max(40).optional(),
  container: z.string().min(1).max(11).optional(),
});
export const listTenantShipmentsQuery = listShipmentsQuery.extend({ tenant: tenantSchema });
export const cancelShipmentRequest = z.strictObject({ reason: z.string().min(1).max(200) });
export const payDutyRequest = z.strictObject({ note: z.string().max(2000).optional() }).default({});

/** What a seller may upload; the papers we make ourselves are not among them. */
export const uploadKindSchema = documentKindSchema.exclude([
  'PACKING_LIST',
  'CARTON_LABELS',
  'INBOUND_ADDRESS',
  'RETURN_RELIEF_STATEMENT',
]);
export const uploadDocumentRequest = z.strictObject({
  kind: uploadKindSchema,
  fileName: z.string().regex(/^[^/\\\p{Cc}]{1,120}$/u),
  contentType: z.enum([
    'application/pdf',
    'image/jpeg',
    'image/png',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]),
});

// Responses.
/** What every change of a shipment answers: it is accepted, and this is where it stands. */
export const shipmentAccepted = z.strictObject({
  shipmentId: shipmentIdSchema,
  status: shipmentStatusSchema,
  contentVersion: z.int().positive(),
  updatedAt: timestampSchema,
});

/** Whose turn it is (M-002); absent when nothing is waited for. */
export const waitingSchema = z.strictObject({
  awaiting: z.string(),
  responsible: partySchema,
  deadlineAt: timestampSchema,
});
/** Operations also see which state of the workflow waits: the console marks it in the drawing. */
export const operationsWaitingSchema = waitingSchema.extend({ state: z.string().optional() });

export const shipmentView = shipmentHeadSchema
  .omit({ tenant: true, version: true, epoch: true, nextDeadlineAt: true, faults: true })
  .extend({
    status: shipmentStatusSchema,
    quote: quoteSchema.optional(),
    closedAt: timestampSchema.optional(),
    closeReason: z.string().optional(),
    /** In the language asked for. */
    faults: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })),
  });
export const shipmentDetail = shipmentView.extend({
  content: shipmentContentSchema,
  waiting: waitingSchema.optional(),
});
export const shipmentPage = pageSchema(shipmentView);
export const operationsShipmentPage = pageSchema(shipmentView.extend({ tenant: tenantSchema }));

/** How far a leg is, and who answers for it; NOT_CONTRACTED is done by the seller himself (M-013). */
export const legView = z.strictObject({
  leg: legSchema,
  state: z.enum(['NOT_CONTRACTED', 'PENDING', 'UNDER_WAY', 'DONE']),
  responsible: partySchema,
  startedAt: timestampSchema.optional(),
  endedAt: timestampSchema.optional(),
});
/** One milestone of one leg, place and container: what was planned, what is expected, what happened. */
export const milestoneView = z.strictObject({
  leg: legSchema,
  milestone: z.string(),
  /** UN/LOCODE or facility; absent when no event named one. */
  place: z.string().optional(),
  /** A container number, when the milestone is of one. */
  unit: z.string().optional(),
  planned: timestampSchema.optional(),
  estimated: timestampSchema.optional(),
  actual: timestampSchema.optional(),
});
export const timelineView = z.strictObject({
  shipmentId: shipmentIdSchema,
  status: shipmentStatusSchema,
  statusSince: timestampSchema,
  waiting: waitingSchema.optional(),
  legs: z.array(legView),
  /** By leg, and within a leg in order of time. */
  milestones: z.array(milestoneView),
  /** The status log, oldest first. */
  history: z.array(statusChangeSchema.omit({ version: true, correlationId: true })),
  /** What somebody must decide; of a seller's timeline, what the seller must. */
  openCases: z.array(
    z.strictObject({
      caseId: caseIdSchema,
      kind: caseKindSchema,
      title: z.string(),
      responsible: partySchema,
      deadlineAt: timestampSchema,
    }),
  ),
});

export const documentView = documentSchema.omit({ key: true, shipmentId: true }).extend({
  /** A presigned link, valid for minutes; absent until there are bytes. */
  url: z.url().optional(),
});
export const documentList = z.strictObject({ data: z.array(documentView) });
export const uploadGranted = z.strictObject({
  documentId: z.string(),
  /** A multipart form to POST to `url`: these fields, then `file` as the last. */
  upload: z.strictObject({
    url: z.url(),
    fields: z.record(z.string(), z.string()),
    expiresAt: timestampSchema,
  }),
});

export const receiptView = receivingSchema.omit({ version: true, cartons: true }).extend({
  cartons: z.array(cartonCountSchema),
  discrepancies: z.array(discrepancySchema),
});
