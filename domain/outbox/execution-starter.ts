import type { OutboxMessage } from './outbox.ts';

/** Implemented by adapters/step-functions/execution-starter.ts. */
export interface ExecutionStarter {
  /** Idempotent by name: an execution that exists already is a success. Returns the execution's ARN. */
  start(message: Pick<OutboxMessage, 'workflow' | 'executionName' | 'input'>): Promise<string>;
}
