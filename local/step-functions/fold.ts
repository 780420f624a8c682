import type { Execution } from './execution.ts';
import type { EventRecord } from './events.ts';
import { foldFrame } from './fold-frame.ts';
import { childrenOf, setPhase } from './frame.ts';
import type { Frame } from './frame.ts';

/**
 * Moves an execution by one record. Running and restarting both come through here, which is why a restart knows
 * what the engine knew.
 */
export function fold(execution: Execution, event: EventRecord): void {
  const frame = frameAt(execution.root, event.f);
  if (event.id > 0) {
    execution.eventCount = event.id;
    if (!LEAVES_CHAIN.has(event.k)) frame.lastEventId = event.id;
  }
  foldExecution(execution, event);
  foldFrame(frame, event);
}

/** AWS: the first state's previousEventId is 0, and every iteration follows the start of its Map. */
const LEAVES_CHAIN: ReadonlySet<string> = new Set(['ExecutionStarted', 'MapIterationStarted']);

/** The frame of an id such as `2/0`; throws on a frame that is not there. */
export function frameAt(root: Frame, id: string): Frame {
  let frame = root;
  if (id === '') return frame;
  for (const step of id.split('/')) frame = childAt(frame, Number(step));
  return frame;
}

function childAt(frame: Frame, index: number): Frame {
  const { phase } = frame;
  const child =
    phase.kind === 'parallel'
      ? phase.frames[index]
      : phase.kind === 'map'
        ? phase.frames.get(index)
        : undefined;
  if (child === undefined)
    throw new Error(`The journal names a frame ${frame.id}/${index} that is not there`);
  return child;
}

function foldExecution(execution: Execution, event: EventRecord): void {
  switch (event.k) {
    case 'ExecutionStarted':
      startTimeout(execution, event.t);
      return;
    case 'ExecutionSucceeded':
      close(execution, 'SUCCEEDED', event.t, {});
      return;
    case 'ExecutionFailed':
      close(execution, 'FAILED', event.t, event);
      return;
    case 'ExecutionTimedOut':
      close(execution, 'TIMED_OUT', event.t, event);
      return;
    case 'ExecutionAborted':
      close(execution, 'ABORTED', event.t, event);
      return;
    case 'ExecutionRedriven':
      execution.status = 'RUNNING';
      execution.stopMs = undefined;
      execution.error = undefined;
      execution.cause = undefined;
      execution.redriveCount = event.redriveCount;
      execution.redriveMs = event.t;
      startTimeout(execution, event.t);
      reopen(execution.root);
      return;
    default:
      return;
  }
}

/** AWS: "Redriving executions": the machine's timeout begins again at each redrive. */
function startTimeout(execution: Execution, fromMs: number): void {
  const seconds = execution.machine.timeoutSeconds;
  execution.deadlineMs = seconds === undefined ? undefined : fromMs + seconds * 1000;
}

function close(
  execution: Execution,
  status: Execution['status'],
  atMs: number,
  fault: { readonly error?: string | undefined; readonly cause?: string | undefined },
): void {
  execution.status = status;
  execution.stopMs = atMs;
  execution.error = fault.error;
  execution.cause = fault.cause;
}

/**
 * A redrive goes on from what did not succeed: finished branches and iterations keep their results, an unfinished
 * state begins again with its input and fresh retries.
 */
function reopen(frame: Frame): void {
  if (frame.outcome?.kind === 'done') return;
  frame.outcome = undefined;
  if (frame.phase.kind !== 'parallel' && frame.phase.kind !== 'map') {
    setPhase(frame, { kind: 'ready' });
  }
  frame.retries = [];
  childrenOf(frame).forEach(reopen);
}
