/** A customs declaration, export or import, versioned: after a rejection a new version is filed and the old one kept (lifecycles 4.4). */
import { z } from 'zod';
import { shipmentIdSchema, tenantSchema } from '../kernel/ids.ts';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';

export const declarationKindSchema = z.enum(['EXPORT', 'IMPORT', 'ISF']);
export type DeclarationKind = z.infer<typeof declarationKindSchema>;

export const declarationStatusSchema = z.enum([
  'SUBMITTED',
  'ACCEPTED',
  'REJECTED',
  'HELD',
  'UNDER_EXAMINATION',
  'DUTY_DUE',
  'RELEASED',
  'SEIZED',
  'WITHDRAWN',
]);
export type DeclarationStatus = z.infer<typeof declarationStatusSchema>;

/** One statement of customs about the declaration; kept in a set, folded by (statedAt, eventId), so order never matters. */
export const declarationStatementSchema = z.strictObject({
  eventId: z.string(),
  status: declarationStatusSchema,
  statedAt: timestampSchema,
  reasonCode: z.string().optional(),
  detail: z.string().optional(),
  /** HELD: what is asked for. */
  requiredDocuments: z.array(z.string()).optional(),
  /** DUTY_DUE: what customs wants paid. */
  amountDue: moneyWireSchema.optional(),
  entryNumber: z.string().optional(),
  /** HELD at the port: from here on every day costs. */
  freeTimeEndsAt: timestampSchema.optional(),
});
export type DeclarationStatement = z.infer<typeof declarationStatementSchema>;

export const declarationSchema = z.strictObject({
  tenant: tenantSchema,
  shipmentId: shipmentIdSchema,
  declarationId: z.string(),
  kind: declarationKindSchema,
  version: z.int().positive(),
  /** Counts writes; the optimistic lock. */
  revision: z.int().positive(),
  /** 9810, 9610 …, CBP entry type, CAD: by country. */
  procedure: z.string(),
  /** The data set as sent, header and lines. */
  data: z.record(z.string(), z.unknown()),
  submittedAt: timestampSchema,
  /** Absent once the broker has it. PENDING: it may not have it yet. REFUSED: it would not take it; the next is a new version. */
  filing: z.enum(['PENDING', 'REFUSED']).optional(),
  statements: z.array(declarationStatementSchema),
  /** The last payment. */
  dutyPaidAt: timestampSchema.optional(),
  /** The DUTY_DUE statements that were paid, by eventId: a later notice is due again. Absent in records older than this. */
  paidDutyNotices: z.array(z.string()).optional(),
  answeredHolds: z.int().nonnegative(),
});
export type Declaration = z.infer<typeof declarationSchema>;

export interface DeclarationStore {
  /** Put if absent by id (kind, version): a repeated step files once. */
  open(declaration: Declaration): Promise<Declaration>;
  find(
    tenant: string,
    shipmentId: string,
    kind: DeclarationKind,
    version: number,
  ): Promise<Declaration | undefined>;
  /** Newest version of a kind, strongly consistent. */
  latest(
    tenant: string,
    shipmentId: string,
    kind: DeclarationKind,
  ): Promise<Declaration | undefined>;
  ofShipment(tenant: string, shipmentId: string): Promise<Declaration[]>;
  /** Conditional on revision. Throws StaleVersion. */
  save(next: Declaration): Promise<void>;
}
