import type { ExecutionRow } from './journal.ts';
import { redriveFault } from './redrive.ts';
import { StateError } from './state-error.ts';

export interface ExecutionDescription extends ExecutionRow {
  readonly redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE';
  readonly redriveStatusReason: string | undefined;
}

export function describe(row: ExecutionRow, nowMs: number): ExecutionDescription {
  const fault = redriveFault(row, nowMs);
  const redriveStatus = fault === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE';
  return { ...row, redriveStatus, redriveStatusReason: fault };
}

/**
 * AWS: "Start a new AWS Step Functions state machine from a running execution", `.sync:2`: the child's Input and
 * Output as JSON. A child that did not succeed is States.TaskFailed with the same description as its cause.
 */
export function describeChild(row: ExecutionRow): unknown {
  const description = {
    ExecutionArn: row.arn,
    Input: parsed(row.input),
    InputDetails: { Included: true },
    Name: row.name,
    ...(row.output === undefined
      ? {}
      : { Output: parsed(row.output), OutputDetails: { Included: true } }),
    ...(row.error === undefined ? {} : { Error: row.error }),
    ...(row.cause === undefined ? {} : { Cause: row.cause }),
    StartDate: row.startMs,
    StateMachineArn: row.machine,
    Status: row.status,
    StopDate: row.stopMs,
  };
  if (row.status === 'SUCCEEDED') return description;
  throw new StateError('States.TaskFailed', JSON.stringify(description));
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}
