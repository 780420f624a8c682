import type { Clock } from './clock.ts';
import type { ExecutionStatus } from './execution.ts';
import type { Journal } from './journal.ts';

export type LambdaOutcome =
  | { readonly ok: true; readonly payload: unknown }
  | {
      readonly ok: false;
      readonly error: {
        readonly errorType: string;
        readonly errorMessage: string;
        readonly trace?: readonly string[];
      };
    };

/** AWS: "Step Functions Execution Status Change", the detail of its EventBridge event. Times in milliseconds. */
export interface StatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate: number | null;
}

export interface EngineOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  /** From 0 to 1: jitter, $random, $uuid. */
  readonly random: () => number;
  /** Task tokens, names of unnamed executions. */
  readonly newId: () => string;
  /** A function's own failure is `ok: false`; a throw is the service failing, named Lambda.*. */
  readonly invokeLambda: (functionArnOrName: string, payload: unknown) => Promise<LambdaOutcome>;
  /** AWS SDK and optimized integrations; throws `{ name, message }`. */
  readonly sdkTask?: (service: string, action: string, args: unknown) => Promise<unknown>;
  /** After the change is durable; at most once, so a hint and never a proof. */
  readonly onStatusChange?: (change: StatusChange) => void;
}
