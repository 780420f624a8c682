/** A document of a shipment or a return: made by us or uploaded (lifecycles 4.4). The bytes are in S3; this is the record. */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';

export const documentKindSchema = z.enum([
  'PACKING_LIST',
  'COMMERCIAL_INVOICE',
  'CARTON_LABELS',
  'INBOUND_ADDRESS',
  'EXPORT_DECLARATION',
  'IMPORT_ENTRY',
  'BILL_OF_LADING',
  'MSDS',
  'UN38_3',
  'TRANSPORT_CERTIFICATE',
  'MAGNETISM_REPORT',
  'INGREDIENT_LIST',
  'TEST_REPORT',
  'BRAND_AUTHORISATION',
  'CUSTOMS_RECEIPT',
  'TAX_VOUCHER',
  'PROOF_OF_DELIVERY',
  'RETURN_RELIEF_STATEMENT',
  'PHOTO',
  'OTHER',
]);
export type DocumentKind = z.infer<typeof documentKindSchema>;

export const documentSchema = z.strictObject({
  documentId: z.string(),
  shipmentId: z.string().optional(),
  kind: documentKindSchema,
  fileName: z.string(),
  contentType: z.string(),
  /** Exact S3 key under `T/{tenant}/`. */
  key: z.string(),
  status: z.enum(['REQUESTED', 'UPLOADED', 'APPROVED', 'REJECTED', 'SUPERSEDED']),
  /** The content version a generated document was made from. */
  contentVersion: z.int().positive().optional(),
  createdAt: timestampSchema,
});
export type DocumentRecord = z.infer<typeof documentSchema>;

export interface DocumentStore {
  /** Idempotent by documentId. `entityId`: the shipment or the return. */
  put(tenant: string, entityId: string, document: DocumentRecord): Promise<void>;
  /** Strongly consistent. */
  ofEntity(tenant: string, entityId: string): Promise<DocumentRecord[]>;
}
