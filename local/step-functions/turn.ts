import type { EventRecord, NewEvent } from './events.ts';
import { isInternal } from './events.ts';
import type { Execution } from './execution.ts';
import { fold } from './fold.ts';
import type { Frame } from './frame.ts';

/** AWS: Step Functions quotas, "Maximum execution history size". */
export const HISTORY_LIMIT = 25_000;

/** Thrown out of a turn whose next event would be one too many. */
export class HistoryFull extends Error {
  constructor() {
    super(`The execution reached the maximum number of history events (${HISTORY_LIMIT}).`);
    this.name = 'HistoryFull';
  }
}

/**
 * One uninterrupted step of one execution: from something that happened (a start, an answer, a timer) to the point
 * where all its frames wait again. What it appends becomes durable as one; its effects come after.
 */
export class Turn {
  readonly execution: Execution;
  readonly events: EventRecord[] = [];
  readonly effects: (() => void)[] = [];
  readonly #now: () => number;

  constructor(execution: Execution, now: () => number) {
    this.execution = execution;
    this.#now = now;
  }

  get nowMs(): number {
    return this.#now();
  }

  /** Appends an event of the frame and folds it. `previous` is given where it is another frame's event. */
  append(frame: Frame, event: NewEvent, previous?: number): void {
    const id = isInternal(event.k) ? 0 : this.#nextId(event);
    const full: EventRecord = {
      ...event,
      id,
      t: this.#now(),
      p: previous ?? frame.lastEventId,
      f: frame.id,
    };
    this.events.push(full);
    fold(this.execution, full);
  }

  /** Done once the turn's events are durable. */
  effect(run: () => void): void {
    this.effects.push(run);
  }

  #nextId(event: NewEvent): number {
    const id = this.execution.eventCount + 1;
    // The last place is kept for the event that says so.
    if (id >= HISTORY_LIMIT && !event.k.startsWith('Execution')) throw new HistoryFull();
    return id;
  }
}
