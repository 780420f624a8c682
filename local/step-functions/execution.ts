import { newFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './asl/machine.ts';
import type { Payload } from './payload.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** A running execution in memory; a closed one lives only in the journal. */
export interface Execution {
  /** Its number in the journal. */
  readonly number: number;
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly machine: Machine;
  /** The text as sent: StartExecution compares it. */
  readonly input: Payload;
  readonly startMs: number;
  status: ExecutionStatus;
  stopMs: number | undefined;
  error: string | undefined;
  cause: string | undefined;
  redriveCount: number;
  redriveMs: number | undefined;
  /** The last history event's id. */
  eventCount: number;
  /** When the machine's own TimeoutSeconds end. */
  deadlineMs: number | undefined;
  root: Frame;
}

export function newExecution(
  from: Pick<
    Execution,
    'number' | 'arn' | 'name' | 'stateMachineArn' | 'machine' | 'input' | 'startMs'
  >,
): Execution {
  const root = newFrame({
    id: '',
    index: 0,
    parent: undefined,
    machine: from.machine,
    item: undefined,
    data: from.input,
  });
  return {
    ...from,
    status: 'RUNNING',
    stopMs: undefined,
    error: undefined,
    cause: undefined,
    redriveCount: 0,
    redriveMs: undefined,
    eventCount: 0,
    deadlineMs: undefined,
    root,
  };
}
