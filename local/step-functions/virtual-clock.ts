import type { Cancel, Clock } from './clock.ts';

interface Alarm {
  readonly atMs: number;
  readonly order: number;
  readonly wake: () => void;
}

/**
 * A clock that moves only when told, alarm by alarm, so that months pass in seconds. Before each move it lets
 * pending promises and the work given to `track` finish; what really waits for I/O must be tracked by its owner.
 */
export class VirtualClock implements Clock {
  readonly #alarms: Alarm[] = [];
  readonly #cancelled = new Set<Alarm>();
  readonly #working = new Set<Promise<unknown>>();
  readonly #together: boolean;
  #now: number;
  #order = 0;

  /** `together`: alarms of one moment ring side by side, as in life; else one after the other. */
  constructor(startMs: number, together = false) {
    this.#now = startMs;
    this.#together = together;
  }

  now(): number {
    return this.#now;
  }

  schedule(atMs: number, wake: () => void): Cancel {
    const alarm: Alarm = { atMs, order: this.#order++, wake };
    push(this.#alarms, alarm);
    return () => {
      this.#cancelled.add(alarm);
    };
  }

  track(work: Promise<unknown>): void {
    this.#working.add(work);
    const forget = () => {
      this.#working.delete(work);
    };
    work.then(forget, forget);
  }

  /** Moves time by `ms`, ringing every alarm on the way. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#ringUntil(end);
    this.#now = end;
  }

  /** Rings alarms until none is left or the next one is after `untilMs`. */
  async runUntilIdle(untilMs = Infinity): Promise<void> {
    await this.#ringUntil(untilMs);
  }

  /** Lets everything that needs no time pass: promises, I/O callbacks, tracked work. */
  async settle(): Promise<void> {
    do {
      await Promise.allSettled(this.#working);
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#working.size > 0);
  }

  async #ringUntil(endMs: number): Promise<void> {
    for (;;) {
      await this.settle();
      const alarm = this.#next(endMs);
      if (alarm === undefined) return;
      this.#now = Math.max(this.#now, alarm.atMs);
      alarm.wake();
      if (this.#together) this.#ringUntilLater(this.#now);
    }
  }

  #ringUntilLater(nowMs: number): void {
    for (let next = this.#next(nowMs); next !== undefined; next = this.#next(nowMs)) next.wake();
  }

  #next(endMs: number): Alarm | undefined {
    for (;;) {
      const first = this.#alarms[0];
      if (first === undefined || first.atMs > endMs) return undefined;
      pop(this.#alarms);
      if (!this.#cancelled.delete(first)) return first;
    }
  }
}

const before = (a: Alarm, b: Alarm): boolean =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

/** A binary heap, earliest first: a year of simulated waits would make a sorted array slow. */
function push(heap: Alarm[], alarm: Alarm): void {
  let index = heap.length;
  heap.push(alarm);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !before(alarm, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = alarm;
}

function pop(heap: Alarm[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const child = earlierChild(heap, index);
    const below = heap[child];
    if (below === undefined || !before(below, last)) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = last;
}

function earlierChild(heap: readonly Alarm[], index: number): number {
  const left = 2 * index + 1;
  const [a, b] = [heap[left], heap[left + 1]];
  return a !== undefined && b !== undefined && before(b, a) ? left + 1 : left;
}
