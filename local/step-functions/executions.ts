import { ApiError } from './api-error.ts';
import type { Clock } from './clock.ts';
import { encodeBatch } from './events.ts';
import type { Execution } from './execution.ts';
import type { Journal, StartRow } from './journal.ts';
import type { StatusRow } from './journal/rows.ts';
import { StateError } from './state-error.ts';
import { abort } from './states/flow.ts';
import { failFrame } from './states/failure.ts';
import { HistoryFull, Turn } from './turn.ts';

/** What one turn does; it refuses by an ApiError, before it appends anything. */
type Work = (turn: Turn) => Promise<void> | void;

/**
 * The executions in memory, one turn of each at a time. A turn's records reach the disk before anyone sees what it
 * did: its effects and its answer wait for the commit, the next turn does not.
 */
export class Executions {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #running = new Map<string, Execution>();
  readonly #tails = new WeakMap<Execution, Promise<unknown>>();
  readonly #onClose: (turn: Turn) => void;

  constructor(journal: Journal, clock: Clock, onClose: (turn: Turn) => void) {
    this.#journal = journal;
    this.#clock = clock;
    this.#onClose = onClose;
  }

  add(execution: Execution): void {
    this.#running.set(execution.arn, execution);
  }

  get(arn: string): Execution | undefined {
    return this.#running.get(arn);
  }

  all(): Execution[] {
    return [...this.#running.values()];
  }

  /** False once it has closed, and for what is left of an execution that was redriven since. */
  isLive(execution: Execution): boolean {
    return execution.status === 'RUNNING' && this.#running.get(execution.arn) === execution;
  }

  /**
   * Runs `work` after the turns before it; resolves when what it appended is durable. Rejects with the ApiError that
   * `work` threw; any other fault has become the execution's own failure.
   */
  turn(execution: Execution, work: Work, start?: StartRow): Promise<void> {
    const turn = new Turn(execution, () => this.#clock.now());
    const before = this.#tails.get(execution) ?? Promise.resolve();
    const worked = before.then(() => runGuarded(turn, work));
    this.#tails.set(execution, worked.then(noop, noop));
    const done = worked.then(() => this.#commit(turn, start));
    this.#clock.track?.(done);
    return done;
  }

  async #commit(turn: Turn, start: StartRow | undefined): Promise<void> {
    const { execution, events } = turn;
    if (events.length === 0) {
      await this.#journal.flushed();
      return;
    }
    const closed = execution.status !== 'RUNNING';
    if (closed) this.#onClose(turn);
    const changed = closed || events.some(({ k }) => k === 'ExecutionRedriven');
    await this.#journal.append({
      execution: execution.number,
      batch: encodeBatch(events),
      ...(start === undefined ? {} : { start }),
      ...(changed ? { status: statusOf(execution) } : {}),
    });
    if (closed && this.#running.get(execution.arn) === execution) {
      this.#running.delete(execution.arn);
    }
    for (const effect of turn.effects) effect();
  }
}

const noop = () => undefined;

async function runGuarded(turn: Turn, work: Work): Promise<void> {
  try {
    await work(turn);
    conclude(turn);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    endAtOnce(turn, error);
  }
}

/** Ends the execution when its outermost frame has ended. */
function conclude(turn: Turn): void {
  const { root, status } = turn.execution;
  if (status !== 'RUNNING' || root.outcome === undefined) return;
  if (root.outcome.kind === 'done') turn.append(root, { k: 'ExecutionSucceeded' });
  if (root.outcome.kind === 'failed') {
    const { error, cause } = root.outcome;
    turn.append(root, { k: 'ExecutionFailed', error, cause });
  }
}

/** No more history fits, or the engine itself is at fault: the execution fails and says why. */
function endAtOnce(turn: Turn, fault: unknown): void {
  const { root, status } = turn.execution;
  if (status !== 'RUNNING') return;
  const cause = fault instanceof Error ? fault.message : String(fault);
  if (!(fault instanceof HistoryFull)) abort(turn, root);
  failFrame(turn, root, new StateError('States.Runtime', cause));
  turn.append(root, { k: 'ExecutionFailed', error: 'States.Runtime', cause });
}

function statusOf(execution: Execution): StatusRow {
  const { status, stopMs, error, cause, redriveCount, redriveMs, root } = execution;
  const output = status === 'SUCCEEDED' ? root.data.text : undefined;
  return { status, stopMs, output, error, cause, redriveCount, redriveMs };
}
