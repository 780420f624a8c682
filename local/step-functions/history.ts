import type { EventRecord } from './events.ts';
import type { ExecutionRow } from './journal.ts';
import { NOT_TRUNCATED, fault, made, output } from './history/details.ts';
import type { Made, Memory } from './history/details.ts';
import { taskEvent } from './history/tasks.ts';
import { Payload } from './payload.ts';

/** AWS: HistoryEvent, with the time in milliseconds and the details under their AWS name. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestampMs: number;
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** `taskScheduledEventDetails`; undefined for events that have none. */
  readonly detailsName: string | undefined;
}

/** Turns records into the events of GetExecutionHistory, oldest first. */
export function historyOf(
  row: ExecutionRow,
  records: readonly EventRecord[],
  includeData: boolean,
): HistoryEvent[] {
  const memory: Memory = {
    data: new Map([['', Payload.parse(row.input)]]),
    resources: new Map(),
    mapNames: new Map(),
    items: new Map(),
  };
  const events: HistoryEvent[] = [];
  for (const record of records) {
    const made = make(record, row, memory);
    if (record.id > 0 && made !== undefined) events.push(finish(record, made, includeData));
  }
  return events;
}

function finish(record: EventRecord, made: Made, includeData: boolean): HistoryEvent {
  const details = includeData ? made.details : withoutData(made.details);
  return {
    id: record.id,
    previousEventId: record.p,
    timestampMs: record.t,
    type: made.type,
    details,
    detailsName: made.name,
  };
}

const DATA: ReadonlySet<string> = new Set([
  'input',
  'output',
  'parameters',
  'assignedVariables',
  'error',
  'cause',
]);
const withoutData = (details: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(details).filter(([key]) => !DATA.has(key)));

function make(record: EventRecord, row: ExecutionRow, memory: Memory): Made | undefined {
  const held = () => heldBy(record.f, memory);
  switch (record.k) {
    case 'ExecutionStarted':
      return made(record.k, 'executionStartedEventDetails', {
        input: row.input,
        inputDetails: NOT_TRUNCATED,
      });
    case 'ExecutionSucceeded':
      return made(record.k, 'executionSucceededEventDetails', output(held()));
    case 'ExecutionFailed':
    case 'ExecutionAborted':
    case 'ExecutionTimedOut':
    case 'ParallelStateFailed':
    case 'MapStateFailed':
      return made(record.k, FAULT_DETAILS[record.k], fault(record));
    case 'ExecutionRedriven':
      return made(record.k, 'executionRedrivenEventDetails', { redriveCount: record.redriveCount });
    case 'StateEntered': {
      if (record.input !== undefined) memory.data.set(record.f, record.input);
      memory.mapNames.set(record.f, record.name);
      const input = held().text;
      return made(`${record.type}StateEntered`, 'stateEnteredEventDetails', {
        name: record.name,
        input,
        inputDetails: NOT_TRUNCATED,
      });
    }
    case 'StateExited':
      return exited(record, memory, held);
    case 'StateAborted':
      return made(`${record.type}StateAborted`, undefined);
    case 'EvaluationFailed':
      return made(record.k, 'evaluationFailedEventDetails', {
        ...fault(record),
        state: record.state,
        location: record.location,
      });
    case 'ParallelStateStarted':
      forgetChildren(record.f, memory);
      memory.data.set(branchInput(record.f), record.input ?? held());
      return made(record.k, undefined);
    case 'MapStateStarted':
      memory.items.set(record.f, record.items ?? held());
      return made(record.k, 'mapStateStartedEventDetails', { length: record.length });
    case 'MapIterationStarted':
      return iterationStarted(record, memory);
    case 'MapIterationSucceeded':
    case 'MapIterationFailed':
    case 'MapIterationAborted':
      return made(record.k, ITERATION_DETAILS[record.k], {
        name: memory.mapNames.get(parentOf(record.f)),
        index: record.index,
      });
    case 'ParallelStateSucceeded':
    case 'MapStateSucceeded':
      return made(record.k, undefined);
    case 'waiting':
    case 'retrying':
    case 'heartbeat':
    case 'frameFailed':
    case 'frameAborted':
      return undefined;
    default:
      return taskEvent(record, memory);
  }
}

const FAULT_DETAILS = {
  ExecutionFailed: 'executionFailedEventDetails',
  ExecutionAborted: 'executionAbortedEventDetails',
  ExecutionTimedOut: 'executionTimedOutEventDetails',
  ParallelStateFailed: undefined,
  MapStateFailed: undefined,
} as const;

const ITERATION_DETAILS = {
  MapIterationSucceeded: 'mapIterationSucceededEventDetails',
  MapIterationFailed: 'mapIterationFailedEventDetails',
  MapIterationAborted: 'mapIterationAbortedEventDetails',
} as const;

/** What a frame holds; a branch begins with what its Parallel was given. */
const heldBy = (frame: string, memory: Memory): Payload =>
  memory.data.get(frame) ?? memory.data.get(branchInput(parentOf(frame))) ?? Payload.of(null);

const branchInput = (parallel: string) => `${parallel}>`;

/** A Parallel that is tried again begins with new branches. */
function forgetChildren(frame: string, memory: Memory): void {
  for (const key of memory.data.keys()) {
    if (key !== '' && key !== frame && parentOf(key) === frame) memory.data.delete(key);
  }
}

const parentOf = (frame: string): string => frame.split('/').slice(0, -1).join('/');

function exited(
  record: Extract<EventRecord, { k: 'StateExited' }>,
  memory: Memory,
  held: () => Payload,
): Made {
  if (record.output !== undefined) memory.data.set(record.f, record.output);
  const { assigned } = record;
  const variables = Object.entries(assigned ?? {}).map(([name, { text }]) => [name, text] as const);
  return made(`${record.type}StateExited`, 'stateExitedEventDetails', {
    name: record.name,
    ...output(held()),
    ...(assigned === undefined
      ? {}
      : {
          assignedVariables: Object.fromEntries(variables),
          assignedVariablesDetails: NOT_TRUNCATED,
        }),
  });
}

function iterationStarted(
  record: Extract<EventRecord, { k: 'MapIterationStarted' }>,
  memory: Memory,
): Made {
  const { f, index, input } = record;
  const items = memory.items.get(f)?.value;
  const item: unknown = Array.isArray(items) ? items[index] : undefined;
  memory.data.set(f === '' ? String(index) : `${f}/${index}`, input ?? Payload.of(item));
  return made(record.k, 'mapIterationStartedEventDetails', { name: memory.mapNames.get(f), index });
}
