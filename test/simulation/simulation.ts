/**
 * One world, some lifecycles in it, faults all the while; then the faults stop, sweepers run, and everything must drain. Time is
 * virtual; chance is the seed's. The same plan gives the same run.
 */
import { createWorld } from '../support/portage-world.ts';
import { seededRandom } from '../support/world/seeded-random.ts';
import { NO_SEAMS, type WorldSeams } from '../support/world/world-seams.ts';
import {
  orderScenarioSchema,
  returnScenarioSchema,
  scenarioSchema,
} from '../../local/sandbox/scenario.ts';
import { faultySeams } from './faulty-seams.ts';
import { Faults } from './faults.ts';
import { worldFaults } from './invariants.ts';
import type { Running, StartLifecycle, Surroundings } from './lifecycle.ts';
import { startBuyersOrder } from './lifecycles/buyers-order.ts';
import { startBuyersReturn } from './lifecycles/buyers-return.ts';
import { startInboundShipment } from './lifecycles/inbound-shipment.ts';
import { startShopOrder } from './lifecycles/shop-order.ts';
import { Observed } from './observed.ts';
import { maybe, pick } from './pick.ts';
import { ReturnWatch } from './return-watch.ts';
import { stockShelves } from './shelves.ts';
import { connectedShop, ShopCounter } from './shop-counter.ts';

export interface Plan {
  readonly seed: number;
  /** Which lifecycles of this seed run; each is made of the seed and its number alone. */
  readonly lifecycles: readonly number[];
  /** Only these faults; absent: all the seed decides. */
  readonly only?: ReadonlySet<string>;
  readonly mutant?: Mutant;
}

/** A protocol broken on purpose; wraps what stands at the world's seams. */
export type Mutant = (seams: WorldSeams) => Partial<WorldSeams>;

export interface Result {
  readonly violations: readonly string[];
  readonly faults: readonly string[];
  readonly endings: readonly string[];
  readonly webhooks: number;
  readonly steps: number;
  readonly virtualDays: number;
}

const START = '2026-11-02T08:00:00.000Z';
const HOUR_MS = 3_600_000;
const MOMENT_MS = 6 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
const CATCHES_UP_MS = 60_000;
const SWEEP_SECONDS = 6 * 3600;
/** How long faults go on, and how long everything may take to drain after them. */
const FAULTY_DAYS = 60;
const DRAIN_DAYS = 400;
/** Nothing wakes by itself after this long without anybody acting. */
const STILL_MS = 7 * DAY_MS;
/** Scenarios of the sandbox; most of the world is smooth. */
const SCENARIOS = [...scenarioSchema.options, 'smooth', 'smooth', 'smooth'] as const;
const PARCELS = [...orderScenarioSchema.options, 'delivered', 'delivered', 'delivered'] as const;
const BOXES = [...returnScenarioSchema.options, 'grade-a'] as const;
/** How much of the partners' messages is consumed side by side. */
const BURSTS_MS = [1000, 60_000, 600_000];
/** Orders are what there is most of. */
const STARTS: readonly StartLifecycle[] = [
  startInboundShipment,
  startBuyersOrder,
  startBuyersOrder,
  startBuyersReturn,
  startShopOrder,
];

export async function simulate(plan: Plan): Promise<Result> {
  const { seed, only } = plan;
  const random = seededRandom(seed);
  const weight = pick(random, [0, 0.5, 1, 1, 2, 3]);
  const faults = new Faults({ seed, weight, ...(only && { only }) });
  const around = await surroundings(plan, faults);
  const { world } = around;
  try {
    faults.on = true;
    const violations: string[] = [];
    const running: Running[] = [];
    violations.push(...(await orThrown(() => start(around, plan, running))));
    const until = async (days: number, mood: 'as they like' | 'finishing') => {
      const end = world.clock.now() + days * DAY_MS;
      while (world.clock.now() < end && violations.length === 0) {
        await world.clock.advance(MOMENT_MS);
        world.redrive();
        violations.push(...(await moment(running, mood)));
        if (await all(running, (each) => each.isOver())) break;
      }
    };
    await until(FAULTY_DAYS, 'as they like');
    faults.on = false;
    await until(DRAIN_DAYS, 'finishing');
    if (violations.length === 0) {
      world.redrive();
      await world.clock.advance(STILL_MS);
      violations.push(...(await orThrown(() => worldFaults(around, running.length))));
      for (const each of running)
        violations.push(...(await orThrown(() => each.judge())).map((v) => `${each.name}: ${v}`));
    }
    return {
      violations,
      faults: faults.fired,
      endings: await Promise.all(running.map((each) => each.ending().catch(() => 'UNREADABLE'))),
      webhooks: world.accepted.length,
      steps: world.calls.length,
      virtualDays: (world.clock.now() - Date.parse(START)) / DAY_MS,
    };
  } finally {
    await world.close();
  }
}

async function surroundings(plan: Plan, faults: Faults): Promise<Surroundings> {
  const { seams, table, partners } = faultySeams(faults);
  let nowMs = () => Date.parse(START);
  const observed = new Observed(() => nowMs());
  const returns = new ReturnWatch();
  const shop = new ShopCounter();
  let wroteMs = 0;
  const watched: WorldSeams = {
    ...NO_SEAMS,
    ...seams,
    changed: (before, after) => {
      wroteMs = nowMs();
      observed.changed(before, after);
      returns.changed(before, after);
    },
    run: (name, work, about) => observed.watching(name, about, () => seams.run(name, work)),
    table: (inner) => ({
      ...inner,
      get: (key) => {
        observed.reads(key);
        return inner.get(key);
      },
    }),
  };
  const scenarioRandom = seededRandom(plan.seed ^ 0x5ce7a);
  const world = await createWorld({
    seed: plan.seed,
    startAt: START,
    burstMs: pick(seededRandom(plan.seed ^ 0xb0057), BURSTS_MS),
    sweepEverySeconds: SWEEP_SECONDS,
    // However far behind an index is, it catches up while nobody writes.
    faults: {
      table: {
        ...table,
        indexLag: () => (nowMs() - wroteMs > CATCHES_UP_MS ? 0 : (table.indexLag?.() ?? 0)),
      },
    },
    shopReturns: shop,
    seams: plan.mutant ? { ...watched, ...plan.mutant(watched) } : watched,
    partners: {
      lost: partners.lost,
      deliveries: (_, dueMs) => partners.deliveries(dueMs),
      scenario: () => pick(scenarioRandom, SCENARIOS),
      orders: () => pick(scenarioRandom, PARCELS),
      returns: () => pick(scenarioRandom, BOXES),
    },
  });
  nowMs = () => world.clock.now();
  await world.shops.put(connectedShop(world));
  await stockShelves(world, seededRandom(plan.seed ^ 0x57ec));
  const calmly = async <T>(look: () => Promise<T>): Promise<T> => {
    const { on } = faults;
    faults.on = false;
    try {
      return await look();
    } finally {
      faults.on = on;
    }
  };
  return { world, observed, returns, shop, calmly, deliveries: partners.deliveries };
}

async function start(
  around: Surroundings,
  { seed, lifecycles }: Plan,
  running: Running[],
): Promise<string[]> {
  for (const number of lifecycles) {
    const draw = seededRandom(Math.imul(seed, 0x9e3779b1) ^ (number * 0x85ebca6b));
    const lifecycle = pick(draw, STARTS);
    running.push(await lifecycle(around, draw, `S${seed}-${number}`));
    // Half of them come at once.
    if (maybe(draw, 0.5)) await around.world.clock.advance(Math.floor(draw() * HOUR_MS));
  }
  return [];
}

/** What cannot even be looked at is broken, too. */
async function orThrown(look: () => Promise<string[]>): Promise<string[]> {
  try {
    return await look();
  } catch (error) {
    return [`THROWN ${String(error instanceof Error ? error.stack : error).slice(0, 300)}`];
  }
}

async function moment(
  running: readonly Running[],
  mood: 'as they like' | 'finishing',
): Promise<string[]> {
  const found: string[] = [];
  for (const each of running) {
    if (await each.isOver()) continue;
    const seen = await orThrown(async () => {
      const watched = await each.watch();
      await each.act(mood);
      return watched;
    });
    found.push(...seen.map((violation) => `${each.name}: ${violation}`));
  }
  return found;
}

async function all<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (!(await holds(item))) return false;
  return true;
}
