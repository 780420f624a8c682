import type { Json } from '../assembly/json.ts';
import type { HttpResponse } from './http-response.ts';

/** An authorizer's decision: what the event says of the caller, or the answer to send instead. */
export type Authorization =
  | { allowed: true; authorizer: { [key: string]: Json } | undefined }
  | { allowed: false; response: HttpResponse };
