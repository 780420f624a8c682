/** Where the simulator stands between Portage and its world: to hurt it, to watch it, and to break it on purpose. */
import type { StepFunction } from './world-functions.ts';
import type { worldStores } from './world-stores.ts';
import type { ExecutionStarter } from '../../../domain/outbox/execution-starter.ts';
import type { TokenSender } from '../../../domain/wait/wait.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { Item, Table } from '../../../adapters/dynamodb/table.ts';

export type WorldStores = ReturnType<typeof worldStores>;
type Functions = Readonly<Record<string, StepFunction>>;

type Consume<D> = (delivery: D) => Promise<void>;

export interface WorldSeams {
  /** Around one run of a handler; `about` is its payload when it is a step's. */
  readonly run: <T>(process: string, work: () => Promise<T>, about?: unknown) => Promise<T>;
  readonly now: (now: Now) => Now;
  readonly table: (table: Table) => Table;
  readonly stores: (stores: WorldStores) => WorldStores;
  readonly functions: (functions: Functions) => Functions;
  /** A queue's consumer, by its name. */
  readonly consumer: <D extends object>(name: string, consume: Consume<D>) => Consume<D>;
  readonly tokens: (tokens: TokenSender) => TokenSender;
  readonly executions: (executions: ExecutionStarter) => ExecutionStarter;
  /** Throwing is a queue or a bucket that does not take it. */
  readonly keep: (write: () => Promise<void>) => Promise<void>;
  /** Every change of an item, in order. */
  readonly changed: (before: Item | undefined, after: Item | undefined) => void;
  /** The fast way of the outbox does not come. */
  readonly isStreamLost: () => boolean;
}

export const NO_SEAMS: WorldSeams = {
  run: (_process, work) => work(),
  now: (now) => now,
  table: (table) => table,
  stores: (stores) => stores,
  functions: (functions) => functions,
  consumer: (_name, consume) => consume,
  tokens: (tokens) => tokens,
  executions: (executions) => executions,
  keep: (write) => write(),
  changed: () => undefined,
  isStreamLost: () => false,
};
