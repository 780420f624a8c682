/** A table whose every await is ordered by the scheduler and broken by dice: lost requests, lost responses, lost races. */
import fc from 'fast-check';
import { TransactionRefused, type Item } from '../../adapters/dynamodb/table.ts';
import { createMemoryTable, type MemoryTable } from '../support/memory-table.ts';

/** A process died, or its answer was lost: its work may have been done or not. */
export class Crash extends Error {}

type Fate = 'ok' | 'lost' | 'conflict';

/** Calm enough that what breaks breaks late, too. */
export const fates = (most: number) =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant<Fate>('ok') },
      { weight: 2, arbitrary: fc.constantFrom<Fate>('lost', 'conflict') },
    ),
    { maxLength: most },
  );

export class Chaos {
  readonly #scheduler: fc.Scheduler;
  #dice: Fate[];

  constructor(scheduler: fc.Scheduler, dice: readonly Fate[] = []) {
    this.#scheduler = scheduler;
    this.#dice = [...dice];
  }

  /** `watch` sees every item as it is after each change. */
  table(watch: (item: Item) => void = () => undefined): MemoryTable {
    return createMemoryTable({
      before: (operation) => this.#await(operation),
      after: (operation) => this.#await(operation),
      onChange: ({ after }) => {
        if (after) watch(after);
      },
    });
  }

  /** What is called, or not, and whose answer comes, or not. */
  async through<T>(label: string, effect: () => T | Promise<T>): Promise<T> {
    await this.#await(label);
    const result = await effect();
    await this.#await(label);
    return result;
  }

  turn(label: string): Promise<void> {
    return this.#scheduler.schedule(Promise.resolve(), label);
  }

  /** From now on it breaks like this. */
  rage(dice: readonly Fate[]): void {
    this.#dice = [...dice];
  }

  /** From now on nothing breaks. */
  calm(): void {
    this.#dice = [];
  }

  async #await(label: string): Promise<void> {
    await this.turn(label);
    const fate = this.#dice.shift();
    if (fate === 'lost') throw new Crash(label);
    if (fate === 'conflict' && label === 'transact')
      throw new TransactionRefused([{ kind: 'conflict' }]);
  }
}

/** Again until it is through: as a client with its key, a queue, or a retry does. */
export async function persistently<T>(once: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await once();
    } catch (error) {
      const again = error instanceof Crash || (error instanceof Error && AGAIN.has(error.name));
      if (!again) throw error;
    }
  }
}

const AGAIN = new Set(['StaleVersion', 'TransactionRefused', 'StockShort']);
