import type { MapState, ParallelState } from '../asl/machine.ts';
import type { Frame, MapPhase } from '../frame.ts';
import { isArray } from '../json.ts';
import { evaluateTemplate } from '../jsonata/template.ts';
import { Payload } from '../payload.ts';
import { StateError, dataLimitExceeded } from '../state-error.ts';
import type { Turn } from '../turn.ts';
import { raise } from './failure.ts';
import { abortChildren, exit } from './flow.ts';
import { evaluateNumber, unexpected } from './numbers.ts';
import type { Runner } from './runner.ts';
import { scopeOf } from './scope.ts';

export async function startParallel(turn: Turn, frame: Frame, state: ParallelState): Promise<void> {
  const scope = scopeOf(turn.execution, frame);
  const input =
    state.arguments === undefined
      ? undefined
      : Payload.of(await evaluateTemplate(state.arguments, scope));
  if (input?.tooLarge === true) throw dataLimitExceeded(state.name);
  turn.append(frame, { k: 'ParallelStateStarted', input });
}

/** AWS: "Map state in Inline mode": up to 40 iterations at once. */
const INLINE_CONCURRENCY = 40;

export async function startMap(turn: Turn, frame: Frame, state: MapState): Promise<void> {
  const scope = scopeOf(turn.execution, frame);
  const items =
    state.items === undefined ? undefined : Payload.of(await evaluateTemplate(state.items, scope));
  const list = (items ?? frame.data).value;
  if (!isArray(list)) throw unexpected('Items', 'array', list);
  const number = async (field: NumberField, max: number) =>
    evaluateNumber(state[NUMBER_FIELDS[field]], scope, { field, min: 0, max, integer: true });
  const concurrency = (await number('MaxConcurrency', Infinity)) ?? 0;
  turn.append(frame, {
    k: 'MapStateStarted',
    items,
    length: list.length,
    maxConcurrency:
      concurrency === 0 ? INLINE_CONCURRENCY : Math.min(concurrency, INLINE_CONCURRENCY),
    toleratedCount: await number('ToleratedFailureCount', Infinity),
    toleratedPercentage: await evaluateNumber(state.toleratedFailurePercentage, scope, {
      field: 'ToleratedFailurePercentage',
      min: 0,
      max: 100,
      integer: false,
    }),
  });
}

type NumberField = keyof typeof NUMBER_FIELDS;
const NUMBER_FIELDS = {
  MaxConcurrency: 'maxConcurrency',
  ToleratedFailureCount: 'toleratedFailureCount',
} as const;

/** Starts the Map's next iteration if there is one and room for it. */
export async function startIteration(
  turn: Turn,
  frame: Frame,
  state: MapState,
  phase: MapPhase,
): Promise<Frame | undefined> {
  const index = phase.frames.size;
  const running = [...phase.frames.values()].filter(({ outcome }) => outcome === undefined).length;
  if (index >= phase.items.length || running >= phase.limits.maxConcurrency) return undefined;
  const value = phase.items[index];
  const input =
    state.itemSelector === undefined
      ? undefined
      : Payload.of(
          await evaluateTemplate(
            state.itemSelector,
            scopeOf(turn.execution, frame, { item: { index, value } }),
          ),
        );
  turn.append(frame, { k: 'MapIterationStarted', index, input });
  return phase.frames.get(index);
}

/** Leaves the state with the outputs of all children in their order. */
export async function succeedTogether(
  turn: Turn,
  frame: Frame,
  state: ParallelState | MapState,
  children: readonly Frame[],
  lastEventId: number,
): Promise<void> {
  const texts = children.map(outputText);
  const result = Payload.parse(`[${texts.join(',')}]`);
  if (result.tooLarge) throw dataLimitExceeded(state.name);
  const k = state.type === 'Parallel' ? 'ParallelStateSucceeded' : 'MapStateSucceeded';
  turn.append(frame, { k }, lastEventId);
  const scope = scopeOf(turn.execution, frame, { result: result.value });
  await exit(turn, frame, { produces: state, scope, fallback: result, next: state.next });
}

/** A tolerated failure leaves its Error Output in its place, so that results keep the order of the items. */
function outputText({ outcome, data }: Frame): string {
  if (outcome?.kind !== 'failed') return data.text;
  return JSON.stringify({ Error: outcome.error, Cause: outcome.cause });
}

export async function failTogether(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  state: ParallelState | MapState,
  error: StateError,
): Promise<void> {
  abortChildren(turn, frame);
  const k = state.type === 'Parallel' ? 'ParallelStateFailed' : 'MapStateFailed';
  turn.append(frame, { k, error: error.error, cause: error.causeText });
  await raise(runner, turn, frame, error);
}

/** The error of a Map whose failures are more than it tolerates; undefined while they are not. */
export function intolerable(phase: MapPhase): StateError | undefined {
  const failures = [...phase.frames.values()].flatMap(({ outcome }) =>
    outcome?.kind === 'failed' ? [outcome] : [],
  );
  const [first] = failures;
  if (first === undefined) return undefined;
  const { toleratedCount, toleratedPercentage } = phase.limits;
  if (toleratedCount === undefined && toleratedPercentage === undefined) {
    return new StateError(first.error, first.cause);
  }
  const tooMany = toleratedCount !== undefined && failures.length > toleratedCount;
  const share = (100 * failures.length) / phase.items.length;
  const tooLargeShare = toleratedPercentage !== undefined && share > toleratedPercentage;
  if (!tooMany && !tooLargeShare) return undefined;
  return new StateError(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
