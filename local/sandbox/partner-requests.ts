/** What Portage may ask of the three partners, as their own APIs take it; parsed like a stranger's. */
import { z } from 'zod';

export const filingSchema = z.object({
  declarationId: z.string(),
  kind: z.enum(['EXPORT', 'IMPORT', 'ISF']),
  procedure: z.string(),
  data: z.record(z.string(), z.unknown()),
  documents: z.array(z.object({ kind: z.string(), url: z.string() })),
});
export type Filing = z.infer<typeof filingSchema>;

export const noticeSchema = z.object({
  asnId: z.string(),
  warehouseId: z.string(),
  containers: z.array(z.string()),
  expectedAt: z.string(),
  cartons: z.array(
    z.object({
      cartonNumber: z.int(),
      sscc: z.string(),
      poNumber: z.string(),
      lines: z.array(
        z.object({
          sku: z.string(),
          quantity: z.int(),
          barcode: z.string(),
          storageCondition: z.string(),
        }),
      ),
    }),
  ),
});
export type Notice = z.infer<typeof noticeSchema>;

export const dutyPaymentSchema = z.object({ paymentReference: z.string() });
export const attemptSchema = z.object({ attempt: z.int().positive() });
export const recountSchema = z.object({ count: z.int().positive() });
export const disposalSchema = z.object({ disposal: z.enum(['RE_EXPORT', 'ABANDON']) });
