/** What an onlooker sees of the wake-ups: when each lane of each entity was signalled, registered a wait, looked again; and of what was started. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';
import type { Item, Key } from '../../adapters/dynamodb/table.ts';

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

const asked = z.union([
  z.object({ shipmentId: z.string() }).transform(({ shipmentId }) => `${shipmentId} main`),
  z
    .object({ orderId: z.string(), n: z.number() })
    .transform(({ orderId, n }) => `${orderId} f${n}`),
  z.object({ returnId: z.string() }).transform(({ returnId }) => `${returnId} main`),
]);
const signal = z.object({ eventId: z.string() });
const message = z.object({ workflow: z.string(), executionName: z.string() });
/** The steps that assess: each takes the signal away and reads all anew. */
const LOOKING =
  /^(Assess|Precheck|PlanFulfilment|CancelFulfilment|LabelParcel|RecordCompensationFailure)/;

export class Observed {
  readonly #looking = new AsyncLocalStorage<string>();
  readonly #wakings = new Map<string, Waking>();
  /** The workflow of each execution that the outbox asked for, by its name. */
  readonly asked = new Map<string, string>();
  readonly #now: () => number;
  #order = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  of(entityId: string, lane = 'main'): Waking {
    return this.#of(`${entityId} ${lane}`);
  }

  #of(waiter: string): Waking {
    const known = this.#wakings.get(waiter);
    if (known) return known;
    const fresh: Waking = { eventIds: new Set() };
    this.#wakings.set(waiter, fresh);
    return fresh;
  }

  /** Around a step: an assessing one looks whenever it reads the head. */
  watching<T>(name: string, about: unknown, work: () => Promise<T>): Promise<T> {
    if (!LOOKING.test(name)) return work();
    const waiter = asked.safeParse(about).data;
    return waiter === undefined ? work() : this.#looking.run(waiter, work);
  }

  readonly reads = (key: Key): void => {
    const waiter = this.#looking.getStore();
    if (waiter !== undefined && key.sk === 'HEAD') this.#of(waiter).looked = this.#moment();
  };

  readonly changed = (before: Item | undefined, after: Item | undefined): void => {
    if (after?.['kind'] === 'OUTBOX') {
      const { workflow, executionName } = message.parse(after);
      this.asked.set(executionName, workflow);
    }
    if (after?.sk.startsWith('WAIT#') !== true) return;
    const waking = this.of(after.pk.split('#').at(-1) ?? '', after.sk.slice('WAIT#'.length));
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
