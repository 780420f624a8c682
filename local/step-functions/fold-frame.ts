import type { EventRecord } from './events.ts';
import { childrenOf, newFrame, setPhase } from './frame.ts';
import type { Frame, MapPhase, Outcome, TaskPhase } from './frame.ts';
import { isArray } from './json.ts';
import { Payload } from './payload.ts';

/** What one record does to its frame. */
export function foldFrame(frame: Frame, event: EventRecord): void {
  switch (event.k) {
    case 'StateEntered':
      enter(frame, event);
      return;
    case 'StateExited':
      exit(frame, event);
      return;
    case 'StateAborted':
    case 'frameAborted':
      end(frame, { kind: 'aborted' });
      return;
    case 'TaskScheduled':
      setPhase(frame, taskPhase(event));
      return;
    case 'TaskSubmitted':
      if (frame.phase.kind === 'task') frame.phase.submitted = true;
      return;
    case 'heartbeat':
      if (frame.phase.kind === 'task') frame.phase.heartbeatDueMs = event.untilMs;
      return;
    case 'waiting':
      setPhase(frame, { kind: 'wait', untilMs: event.untilMs });
      return;
    case 'retrying':
      frame.retries[event.retrier] = (frame.retries[event.retrier] ?? 0) + 1;
      setPhase(frame, { kind: 'retry', untilMs: event.untilMs });
      return;
    case 'frameFailed':
      end(frame, { kind: 'failed', error: event.error, cause: event.cause });
      return;
    case 'ParallelStateStarted':
      setPhase(frame, {
        kind: 'parallel',
        frames: branches(frame, event.input ?? frame.data, event.id),
      });
      return;
    case 'MapStateStarted':
      setPhase(frame, mapPhase(frame, event));
      return;
    case 'MapIterationStarted':
      startIteration(frame, event.index, event.input, event.id);
      return;
    default:
      return;
  }
}

function enter(frame: Frame, event: Extract<EventRecord, { k: 'StateEntered' }>): void {
  const state = frame.machine.states.get(event.name);
  if (state === undefined)
    throw new Error(`The journal names a state ${event.name} that is not there`);
  frame.state = state;
  frame.enteredEventId = event.id;
  frame.enteredAtMs = event.t;
  frame.data = event.input ?? frame.data;
  frame.retries = [];
  setPhase(frame, { kind: 'ready' });
}

function exit(frame: Frame, event: Extract<EventRecord, { k: 'StateExited' }>): void {
  for (const [name, value] of Object.entries(event.assigned ?? {})) {
    frame.variables.own.set(name, value);
  }
  frame.data = event.output ?? frame.data;
  setPhase(frame, { kind: 'ready' });
  if (event.next === undefined) frame.outcome = { kind: 'done' };
}

/** A frame with children keeps them when it ends badly: a redrive looks there for what is left to do. */
function end(frame: Frame, outcome: Outcome): void {
  frame.outcome = outcome;
  if (childrenOf(frame).length === 0) setPhase(frame, { kind: 'ready' });
}

function taskPhase(event: Extract<EventRecord, { k: 'TaskScheduled' }>): TaskPhase {
  const { t, timeoutSeconds, heartbeatSeconds } = event;
  return {
    kind: 'task',
    arguments: event.arguments,
    token: event.token,
    deadlineMs: timeoutSeconds === undefined ? undefined : t + timeoutSeconds * 1000,
    heartbeatSeconds,
    heartbeatDueMs: heartbeatSeconds === undefined ? undefined : t + heartbeatSeconds * 1000,
    submitted: false,
  };
}

const childId = (parent: Frame, index: number) =>
  parent.id === '' ? String(index) : `${parent.id}/${index}`;

function branches(frame: Frame, input: Payload, startedBy: number): Frame[] {
  if (frame.state?.type !== 'Parallel')
    throw new Error(`${frame.state?.name ?? ''} is not a Parallel`);
  return frame.state.branches.map((machine, index) => {
    const branch = newFrame({
      id: childId(frame, index),
      index,
      parent: frame,
      machine,
      item: frame.item,
      data: input,
    });
    branch.lastEventId = startedBy;
    return branch;
  });
}

function mapPhase(frame: Frame, event: Extract<EventRecord, { k: 'MapStateStarted' }>): MapPhase {
  const items = event.items?.value ?? frame.data.value;
  const { maxConcurrency, toleratedCount, toleratedPercentage } = event;
  return {
    kind: 'map',
    items: isArray(items) ? items : [],
    limits: { maxConcurrency, toleratedCount, toleratedPercentage },
    frames: new Map(),
  };
}

function startIteration(
  frame: Frame,
  index: number,
  input: Payload | undefined,
  startedBy: number,
): void {
  const { phase, state } = frame;
  if (phase.kind !== 'map' || state?.type !== 'Map') throw new Error('An iteration outside a Map');
  const value = phase.items[index];
  const iteration = newFrame({
    id: childId(frame, index),
    index,
    parent: frame,
    machine: state.processor,
    item: { index, value },
    data: input ?? Payload.of(value),
  });
  iteration.lastEventId = startedBy;
  phase.frames.set(index, iteration);
}
