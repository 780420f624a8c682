/** What the simulator needs of a kind of lifecycle: shipments are the first, orders and returns plug in the same way. */
import type { World } from '../support/portage-world.ts';
import type { Observed } from './observed.ts';
import type { ShopCounter } from './shop-counter.ts';
import type { ReturnWatch } from './return-watch.ts';

/** A draw from 0 to 1; what a lifecycle draws does not depend on the others. */
export type Draw = () => number;

export interface Surroundings {
  readonly world: World;
  readonly observed: Observed;
  readonly returns: ReturnWatch;
  readonly shop: ShopCounter;
  /** Milliseconds after its time at which a message comes, each time it comes. */
  readonly deliveries: (dueMs: number) => readonly number[];
  /** Reads and waits without faults. */
  readonly calmly: <T>(look: () => Promise<T>) => Promise<T>;
}

/** People do something, now and then; at last they hesitate no more. */
export type Mood = 'as they like' | 'finishing';

export interface Running {
  readonly name: string;
  /** The people around it do what they do at this moment. */
  readonly act: (mood: Mood) => Promise<void>;
  readonly isOver: () => Promise<boolean>;
  /** What must be true at every moment. */
  readonly watch: () => Promise<string[]>;
  /** What must be true once everything is drained. */
  readonly judge: () => Promise<string[]>;
  /** For the counts: how it ended. */
  readonly ending: () => Promise<string>;
}

export type StartLifecycle = (around: Surroundings, draw: Draw, name: string) => Promise<Running>;
