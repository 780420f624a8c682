/** One thing wrong with a request: where, a stable code, and words. Codes are never translated; details are English and zh-CN texts come from the code. */
import { z } from 'zod';

export const faultSchema = z.strictObject({
  /** RFC 6901 JSON pointer into the request body, '' for the whole. */
  pointer: z.string(),
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  detail: z.string(),
  /** Values a translated text needs, e.g. {sku: 'LAMP-1'}. */
  params: z.record(z.string(), z.string()).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

export function fault(
  pointer: string,
  code: string,
  detail: string,
  params?: Record<string, string>,
): Fault {
  return params === undefined ? { pointer, code, detail } : { pointer, code, detail, params };
}
