import { setTimeout as sleep } from 'node:timers/promises';
import type { AsyncInvokeSpec, FunctionSpec } from '../assembly/functions.ts';
import type { Json } from '../assembly/json.ts';
import { arn } from '../assembly/physical-names.ts';
import type { InvokeResult } from './invocation.ts';

export interface AsyncInvokeOptions {
  invoke: (name: string, payload: Json) => Promise<InvokeResult>;
  functions: readonly FunctionSpec[];
  settings: readonly AsyncInvokeSpec[];
  /** Sends a body to the queue with this ARN. */
  send: (queueArn: string, body: string) => Promise<void>;
  now: () => number;
  signal: AbortSignal;
}

/** Two retries unless the template says otherwise, after one and two minutes: as Lambda does. */
const RETRIES = 2;
const RETRY_MILLISECONDS = 60_000;

/**
 * Invokes without waiting, as schedules and event rules do: retried, then handed to the on-failure
 * destination or the dead-letter queue. Retries of a runtime that stops meanwhile are lost.
 */
export function asyncInvoker(options: AsyncInvokeOptions) {
  return async (functionName: string, payload: Json): Promise<void> => {
    const settings = options.settings.find((each) => each.function === functionName);
    const attempts = 1 + (settings?.maximumRetryAttempts ?? RETRIES);
    for (let attempt = 1; ; attempt += 1) {
      const result = await options.invoke(functionName, payload);
      if (result.ok) return;
      if (attempt === attempts) return giveUp(options, functionName, payload, result.error);
      await sleep(attempt * RETRY_MILLISECONDS, undefined, { signal: options.signal, ref: false });
    }
  };
}

async function giveUp(
  options: AsyncInvokeOptions,
  functionName: string,
  payload: Json,
  error: { errorType: string; errorMessage: string },
): Promise<void> {
  const destination = options.settings.find((each) => each.function === functionName)?.onFailureArn;
  if (destination !== undefined) {
    const record = {
      version: '1.0',
      timestamp: new Date(options.now()).toISOString(),
      requestContext: {
        functionArn: `${arn('lambda', `function:${functionName}`)}:$LATEST`,
        condition: 'RetriesExhausted',
      },
      requestPayload: payload,
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        functionError: 'Unhandled',
      },
      responsePayload: { errorType: error.errorType, errorMessage: error.errorMessage },
    };
    await options.send(destination, JSON.stringify(record));
  }
  const { deadLetterArn } = options.functions.find(({ name }) => name === functionName) ?? {};
  if (deadLetterArn !== undefined) await options.send(deadLetterArn, JSON.stringify(payload));
}
