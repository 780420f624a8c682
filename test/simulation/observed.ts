/** What an onlooker sees of the wake-ups: when each shipment was signalled, when it registered a wait, when it looked again. */
import type { Item, Key } from '../../adapters/dynamodb/table.ts';
import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';

interface Moment {
  /** Counts everything observed: order, also within one millisecond. */
  readonly order: number;
  readonly atMs: number;
}

export interface Waking {
  looked?: Moment;
  registered?: Moment;
  signalled?: Moment;
  readonly eventIds: Set<string>;
}

const asked = z.object({ shipmentId: z.string() });
const signal = z.object({ eventId: z.string() });

export class Observed {
  readonly #looking = new AsyncLocalStorage<string>();
  readonly #wakings = new Map<string, Waking>();
  readonly #now: () => number;
  #order = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  of(shipmentId: string): Waking {
    const known = this.#wakings.get(shipmentId);
    if (known) return known;
    const fresh: Waking = { eventIds: new Set() };
    this.#wakings.set(shipmentId, fresh);
    return fresh;
  }

  /** Around a step: an assessing one looks whenever it reads the head. */
  watching<T>(name: string, about: unknown, work: () => Promise<T>): Promise<T> {
    const input = asked.safeParse(about);
    if (!input.success || !/^(Assess|Precheck)/.test(name)) return work();
    return this.#looking.run(input.data.shipmentId, work);
  }

  readonly reads = (key: Key): void => {
    const shipmentId = this.#looking.getStore();
    if (shipmentId !== undefined && key.sk === 'HEAD') this.of(shipmentId).looked = this.#moment();
  };

  readonly changed = (before: Item | undefined, after: Item | undefined): void => {
    if (after?.sk.startsWith('WAIT#') !== true) return;
    const waking = this.of(after.pk.split('#').at(-1) ?? '');
    const said = signal.safeParse(after['signal']);
    if (said.success && JSON.stringify(after['signal']) !== JSON.stringify(before?.['signal'])) {
      waking.signalled = this.#moment();
      waking.eventIds.add(said.data.eventId);
    }
    if (after['token'] !== undefined && after['token'] !== before?.['token'])
      waking.registered = this.#moment();
  };

  #moment(): Moment {
    this.#order += 1;
    return { order: this.#order, atMs: this.#now() };
  }
}
