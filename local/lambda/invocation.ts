import type { Json } from '../assembly/json.ts';

/** How a failed invocation is described: the payload Lambda returns with FunctionError. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace: string[];
}

export type InvokeResult = { ok: true; payload: Json } | { ok: false; error: FunctionError };

/** Payload of a synchronous invocation, either way: 6 MB. Source: Lambda quotas. */
export const PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;

export function failed(errorType: string, errorMessage: string): InvokeResult {
  return { ok: false, error: { errorType, errorMessage, trace: [] } };
}

/** To the worker: one event, as the JSON text Lambda would post to the runtime. */
export interface InvokeMessage {
  requestId: string;
  event: string;
  deadlineMilliseconds: number;
}

/** From the worker: an answer, or the error that ended it for every invocation in flight. */
export type WorkerMessage =
  | { kind: 'answered'; requestId: string; payload: string }
  | { kind: 'failed'; requestId: string; error: FunctionError }
  | { kind: 'ended'; error: FunctionError };

export interface WorkerSettings {
  entry: string;
  handler: string;
  functionName: string;
  functionArn: string;
  memoryMegabytes: number;
  compileCache: string;
}
