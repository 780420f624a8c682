/**
 * A model check of the inventory (design 3.4): goods are received, counted again and put away, orders reserve them, which are
 * posted, fall short, are voided or run out of time, returns come in and go back to the shelf; all side by side, each told
 * twice, every await ordered by a scheduler and broken by dice. No counter is ever negative, and in the end each effect is there once.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Item, Write } from '../../adapters/dynamodb/table.ts';
import { bucketSchema, type Bucket, type Stock } from '../../domain/stock/stock.ts';
import { auditEverything } from '../../functions/operations/audit-everything.ts';
import { lamp, shipmentIdOf, tenant, warehouseId } from '../contracts/contract-records.ts';
import { aSeller } from '../support/example-seller.ts';
import { Chaos, fates } from './chaos.ts';
import { openShelf, type Shelf } from './shelf.ts';

/** What was asked of the shelf so far: nobody waits for an answer, so no more is known. */
interface Asked {
  facts: number;
  /** The highest count of each shipment's carton, and what it said. */
  readonly counts: Map<number, { readonly count: number; readonly good: number }>;
  cameBack: number;
}
interface Real {
  readonly shelf: Shelf;
  readonly running: Promise<void>[];
}
type Command = fc.AsyncCommand<Asked, Real>;

/** Begun twice and not waited for: the next command runs beside it. */
function command(
  name: string,
  begin: (shelf: Shelf, fact: number) => Promise<void>,
  ask: (asked: Asked) => void,
  check: (asked: Readonly<Asked>) => boolean = () => true,
): Command {
  return {
    check,
    run: async (asked, { shelf, running }) => {
      ask(asked);
      const fact = (asked.facts += 1);
      running.push(begin(shelf, fact), begin(shelf, fact));
    },
    toString: () => name,
  };
}

const ORDERS = [0, 1, 2, 3];
const order = fc.constantFrom(...ORDERS);
const shipment = fc.integer({ min: 1, max: 2 });
const units = fc.integer({ min: 1, max: 4 });

const onOrder = (what: 'post' | 'fallShort' | 'void' | 'expire') =>
  order.map((n) =>
    command(
      `${what}(${n})`,
      (shelf) => shelf[what](n),
      () => undefined,
    ),
  );

/** The first count receives, a higher one adjusts. */
const count = fc
  .tuple(shipment, fc.integer({ min: 1, max: 3 }), fc.nat(6))
  .map(([n, number, good]) =>
    command(
      `count(${n}, ${number}, ${good})`,
      (shelf) => shelf.count(n, number, good),
      ({ counts }) => void counts.set(n, { count: number, good }),
      ({ counts }) => number > (counts.get(n)?.count ?? 0),
    ),
  );

const putAway = fc.tuple(shipment, units).map(([n, quantity]) =>
  command(
    `putAway(${n}, ${quantity})`,
    (shelf, fact) => shelf.putAway(n, `put-${fact}`, quantity),
    () => undefined,
  ),
);

const comeBack = fc
  .tuple(fc.tuple(units, units), fc.constantFrom('RESTOCK', 'DESTROY', 'REFURBISH'))
  .map(([both, disposition]) =>
    command(
      `comeBack(${both.join()}, ${disposition})`,
      (shelf, fact) => shelf.comeBack(fact, both, disposition),
      (asked) => void (asked.cameBack += both[0] + both[1]),
    ),
  );

const commands = fc.commands(
  [
    onOrder('post'),
    onOrder('post'),
    onOrder('fallShort'),
    onOrder('void'),
    onOrder('expire'),
    count,
    count,
    putAway,
    putAway,
    comeBack,
  ],
  { maxCommands: 16, size: 'max' },
);

/** The table's conditions, or what is left of them. */
type Conditions = (write: Write) => Write;

const check = (conditions: Conditions = (write) => write) =>
  fc.asyncProperty(
    fc.scheduler(),
    fates(80),
    fc.array(units, { minLength: ORDERS.length, maxLength: ORDERS.length }),
    commands,
    async (scheduler, dice, wanted, asking) => {
      const chaos = new Chaos(scheduler);
      const below: string[] = [];
      const table = chaos.table((item) => below.push(...negatives(item)));
      const shelf = openShelf(
        { ...table, transact: (writes) => table.transact(writes.map(conditions)) },
        chaos,
      );
      await scheduler.waitFor(prepare(shelf, wanted));
      chaos.rage(dice);
      const asked: Asked = { facts: 0, counts: new Map(), cameBack: 0 };
      const running = ORDERS.flatMap((n) => [shelf.plan(n), shelf.plan(n)]);
      await fc.scheduledModelRun(
        scheduler,
        () => ({ model: asked, real: { shelf, running } }),
        asking,
      );
      await scheduler.waitFor(Promise.all(running));
      chaos.calm();
      expect(below).toEqual([]);
      await scheduler.waitFor(judge(shelf, asked));
      const { violations } = await scheduler.waitFor(auditEverything(table));
      expect(violations).toEqual([]);
    },
  );

/** Six on the shelf to begin with, of a seller, and orders for more than that. */
async function prepare(shelf: Shelf, wanted: readonly number[]): Promise<void> {
  await shelf.sellers.put(aSeller({ tenant }));
  await shelf.count(0, 1, 6);
  await shelf.putAway(0, 'put-0', 6);
  for (const n of ORDERS) await shelf.order(n, wanted[n] ?? 1);
}

function negatives(item: Item): string[] {
  if (item.sk !== 'COUNTERS') return [];
  return bucketSchema.options.filter((bucket) => Number(item[bucket]) < 0);
}

/** Each effect once: the counters say what the orders, the counts and the boxes say. */
async function judge(shelf: Shelf, { counts, cameBack }: Asked): Promise<void> {
  const stock = await shelf.stocks.find(tenant, warehouseId, lamp);
  const movements = await shelf.stocks.movements(tenant, warehouseId, lamp);
  expect(stock?.returnedIn).toBe(cameBack);
  for (const [n, { good }] of counts) {
    const { cartons } = await shelf.receiving.find({ tenant, shipmentId: shipmentIdOf(n) });
    expect(cartons['1']?.lines[0]?.good).toBe(good);
  }
  const wanted: Partial<Record<Bucket, number>> = {};
  for (const n of ORDERS) {
    const { fulfilment } = await shelf.view(n);
    const quantity = fulfilment.lines.reduce((sum, line) => sum + line.quantity, 0);
    const bucket = BUCKET_OF[fulfilment.status];
    if (bucket) wanted[bucket] = (wanted[bucket] ?? 0) + quantity;
  }
  expect(only(stock, 'reserved')).toBe(wanted.reserved ?? 0);
  expect(only(stock, 'shipped')).toBe(wanted.shipped ?? 0);
  expect(new Set(movements.map(({ movementId }) => movementId)).size).toBe(movements.length);
}

const only = (stock: Stock | undefined, bucket: Bucket) => stock?.[bucket] ?? 0;

const BUCKET_OF: Readonly<Record<string, Bucket>> = {
  RESERVED: 'reserved',
  RELEASED: 'reserved',
  PACKED: 'reserved',
  LABELED: 'reserved',
  SHIPPED: 'shipped',
};

it('never oversells, never goes below zero, and does each thing once, whatever breaks', async () => {
  await fc.assert(check(), { numRuns: 200 });
});

it.each([
  ['may take what is not there', withoutEnough],
  ['may move twice', withoutOnce],
] as const)('would notice a table that %s', async (_, conditions) => {
  const { failed } = await fc.check(check(conditions), { numRuns: 200, endOnFailure: true });
  expect(failed).toBe(true);
});

function withoutEnough(write: Write): Write {
  if (!('update' in write) || !write.condition) return write;
  const { atLeast: _, ...condition } = write.condition;
  return { ...write, condition };
}

function withoutOnce(write: Write): Write {
  return 'put' in write ? { put: write.put } : write;
}
