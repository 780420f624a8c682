/** Cases: something a person decides, with options, evidence and a deadline. Sellers see those put to them. */
import { z } from 'zod';
import { caseKindSchema, decisionSchema } from '../../../domain/case/case.ts';
import {
  caseIdSchema,
  orderIdSchema,
  removalIdSchema,
  returnIdSchema,
  shipmentIdSchema,
  tenantSchema,
} from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import { partySchema } from '../../../domain/wait/wait.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';

export const caseParams = z.strictObject({ caseId: caseIdSchema });
export const caseStatusSchema = z.enum(['OPEN', 'DECIDED', 'CLOSED']);
export const listCasesQuery = z.strictObject({
  ...pageQuery,
  status: caseStatusSchema.default('OPEN'),
  kind: caseKindSchema.optional(),
});

export const decideCaseRequest = z.strictObject({
  option: z.string().min(1).max(60),
  note: z.string().max(2000).optional(),
  /** What the option needs, e.g. {documentId}. */
  values: z.record(z.string().max(60), z.string().max(500)).optional(),
});

export const caseView = z.strictObject({
  caseId: caseIdSchema,
  shipmentId: shipmentIdSchema.optional(),
  orderId: orderIdSchema.optional(),
  returnId: returnIdSchema.optional(),
  removalId: removalIdSchema.optional(),
  kind: caseKindSchema,
  status: caseStatusSchema,
  title: z.string(),
  responsible: partySchema,
  options: z.array(z.string()),
  /** Taken when the deadline passes; null: it stays open. */
  defaultOption: z.string().nullable(),
  evidence: z.record(z.string(), z.unknown()),
  openedAt: timestampSchema,
  deadlineAt: timestampSchema,
  decision: decisionSchema.optional(),
  closedAt: timestampSchema.optional(),
  closeReason: z.string().optional(),
});
export const casePage = pageSchema(caseView);

/** Operations also see whose it is and who may decide. */
export const operationsCaseView = caseView.extend({
  tenant: tenantSchema,
  audience: z.enum(['operations', 'seller']),
});
export const operationsCasePage = pageSchema(operationsCaseView);
