/**
 * How many orders does the embedded runtime carry from the request to the door, and what would one cost on AWS?
 *
 * An order is one line of one unit: POST /orders over HTTP, planned, reserved, picked, packed, labelled, handed over, five
 * scans of the carrier, delivered. It ends when its execution has succeeded. The floor and the carrier are the sandbox at
 * pace 0: they answer as fast as they are asked, over HTTP, with signed webhooks. Everything (the client, the partners, the
 * functions, the engine, DynamoDB) shares this machine; nothing is mocked and everything is on disk.
 *
 * `spread` orders go over SKUS SKUs, `hot` ones all want the same one. What an order uses is counted in a run of its own,
 * one order after the other, with a counting proxy before DynamoDB, which would slow the other rows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gs1CheckDigit } from '../../domain/kernel/check-digits.ts';
import { buildAssembly } from '../../local/build/assembly.ts';
import { demoClient } from '../../local/demo/demo-client.ts';
import { exampleOrder } from '../../local/demo/order-cases.ts';
import { exampleSkus } from '../../local/demo/example-shipment.ts';
import { stockGoods } from '../../local/demo/stock-goods.ts';
import { startPortage, type Portage, type PortageOptions } from '../../local/portage.ts';
import { breakdown, type Consumed } from './capacity-breakdown.ts';
import { startCapacityProxy, type CapacityProxy } from './capacity-proxy.ts';
import { costOfThousand, type OrderUse } from './order-prices.ts';

const CONCURRENCIES = [1, 16, 64];
const WARM_UP_SECONDS = 5;
const SECONDS = 20;
const SKUS = 24;
const COUNTED_ORDERS = 20;
const PATIENCE_MS = 120_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: String(SECONDS) },
    concurrency: { type: 'string', default: CONCURRENCIES.join(',') },
    /** Only what an order uses and where, or only the rows of throughput. */
    only: { type: 'string', default: '' },
  },
});

const [base] = exampleSkus();
const ITEMS = Array.from({ length: SKUS }, (_, n) => {
  const body = `69731246${String(n).padStart(4, '0')}`;
  return {
    ...base,
    sku: `BENCH-${String(n + 1).padStart(2, '0')}`,
    weightG: 100,
    dimensions: { lengthMm: 120, widthMm: 80, heightMm: 40 },
    barcode: { kind: 'GTIN', value: body + gs1CheckDigit(body) },
  };
});
const skuNames = ITEMS.map(({ sku }) => sku);

const orders = { placed: 0 };

await main();
process.exit(0);

async function main(): Promise<void> {
  const assemblyDir = await buildAssembly(process.cwd(), say);
  if (values.only !== 'rates') tellUse(await countUse(assemblyDir));
  if (values.only === 'use') return;
  await withPortage({ assemblyDir }, async (portage) => {
    const rates: Record<string, number> = {};
    for (const concurrency of values.concurrency.split(',').map(Number)) {
      for (const kind of ['spread', 'hot'] as const)
        rates[`${kind} ${concurrency}`] = await measure(portage, kind, concurrency);
    }
    const [spread = 0, hot = 0] = [rates['spread 16'], rates['hot 16']];
    if (spread > 0) say(`hot against spread at 16: ${(hot / spread).toFixed(2)}`);
  });
}

async function withPortage<T>(
  options: Pick<PortageOptions, 'assemblyDir' | 'watch'>,
  work: (portage: Portage) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'portage-bench-'));
  const portage = await startPortage({
    ...options,
    dataDir,
    pace: 0,
    onError: (error) => say(`sandbox: ${String(error)}`),
  });
  try {
    await fillShelves(portage);
    return await work(portage);
  } finally {
    await portage.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fillShelves(portage: Portage): Promise<void> {
  const client = demoClient(portage);
  for (const item of ITEMS) await client.registerSku(item);
  const units = Object.fromEntries(skuNames.map((sku) => [sku, 10_000]));
  await stockGoods(client, { warehouseId: 'US-EWR', port: 'USJFK', units, items: ITEMS });
}

/** Orders a second over the measured time. */
async function measure(
  portage: Portage,
  kind: 'spread' | 'hot',
  concurrency: number,
): Promise<number> {
  let latencies: number[] = [];
  const until = { stop: false };
  const lanes = Array.from({ length: concurrency }, async () => {
    while (!until.stop) {
      const begun = performance.now();
      await carryOne(portage, kind);
      latencies.push(performance.now() - begun);
    }
  });
  await sleep(WARM_UP_SECONDS * 1000);
  latencies = [];
  const begun = performance.now();
  await sleep(Number(values.seconds) * 1000);
  const [measured, seconds] = [latencies, (performance.now() - begun) / 1000];
  until.stop = true;
  await Promise.all(lanes);
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  const rate = measured.length / seconds;
  say(
    `${kind.padEnd(6)} ${String(concurrency).padStart(3)}: ${rate.toFixed(1).padStart(6)} orders/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
  return rate;
}

/** One order from the request to the door. Throws when its execution did not succeed in time. */
async function carryOne(portage: Portage, kind: 'spread' | 'hot'): Promise<string> {
  const n = (orders.placed += 1);
  const sku = kind === 'hot' ? skuNames[0] : skuNames[1 + (n % (SKUS - 1))];
  const { orderId } = await demoClient(portage).placeOrder({
    ...exampleOrder('order-express-nj', n),
    lines: [{ sku, quantity: 1, unitPrice: { amount: '39.00', currency: 'USD' } }],
  });
  const arn = executionArn(portage, orderId);
  const late = performance.now() + PATIENCE_MS;
  while (performance.now() < late) {
    const found = await portage.runtime.engine.describeExecution(arn).catch(() => undefined);
    if (found?.status === 'SUCCEEDED') return arn;
    if (found && found.status !== 'RUNNING') throw new Error(`${arn} ${found.status}`);
    await sleep(25);
  }
  throw new Error(`${orderId} did not arrive in ${PATIENCE_MS / 1000} s`);
}

function executionArn({ runtime }: Portage, orderId: string): string {
  const machine = runtime.wiring.stateMachines.find(({ name }) => /order/i.test(name));
  if (!machine) throw new Error('the assembly has no workflow of orders');
  const arn = runtime.engine.listStateMachines().find(({ name }) => name === machine.name)?.arn;
  return `${String(arn).replace(':stateMachine:', ':execution:')}:ful-${orderId}-1-1`;
}

interface Counted extends OrderUse {
  readonly scans: number;
  readonly states: number;
  readonly functions: readonly (readonly [string, number])[];
  readonly consumed: readonly Consumed[];
}

/** Per order, one after the other; what runs by the clock (sweeps, polls) is in it too. */
async function countUse(assemblyDir: string): Promise<Counted> {
  let proxy: CapacityProxy | undefined;
  const calls = new Map<string, { count: number; ms: number }>();
  const watch = {
    dynamodb: async (endpoint: string) => {
      proxy = await startCapacityProxy(endpoint);
      return proxy.url;
    },
    invoked: (name: string, ms: number) => {
      const known = calls.get(name) ?? { count: 0, ms: 0 };
      calls.set(name, { count: known.count + 1, ms: known.ms + ms });
    },
  };
  const counted = await withPortage({ assemblyDir, watch }, async (portage) => {
    for (let n = 0; n < 5; n += 1) await carryOne(portage, 'spread');
    await sleep(5000);
    proxy?.take();
    calls.clear();
    const arns: string[] = [];
    for (let n = 0; n < COUNTED_ORDERS; n += 1) arns.push(await carryOne(portage, 'spread'));
    // What follows the end: announcements, counts.
    await sleep(5000);
    const states = await Promise.all(arns.map((arn) => statesOf(portage, arn)));
    return { capacity: proxy?.take(), states: average(states) };
  });
  proxy?.stop();
  return useOf(calls, counted);
}

async function statesOf({ runtime }: Portage, arn: string): Promise<number> {
  const events = await runtime.engine.getExecutionHistory(arn, false);
  return events.filter(({ type }) => type.endsWith('StateEntered')).length;
}

function useOf(
  calls: ReadonlyMap<string, { count: number; ms: number }>,
  { capacity, states }: { capacity: ReturnType<CapacityProxy['take']> | undefined; states: number },
): Counted {
  const each = (count: number) => count / COUNTED_ORDERS;
  const total = (of: 'count' | 'ms') =>
    [...calls.values()].reduce((sum, call) => sum + call[of], 0);
  const webhooks = [...calls].find(([name]) => /ReceiveWebhook/i.test(name))?.[1].count ?? 0;
  const fromQueues = [...calls].filter(([name]) => /Consumer/.test(name));
  const batches = fromQueues.reduce((sum, [, { count }]) => sum + count, 0);
  return {
    // The start counts as one.
    transitions: states + 1,
    states,
    lambdaCalls: each(total('count')),
    lambdaMs: each(total('ms')),
    wcu: each(capacity?.wcu ?? 0),
    rcu: each(capacity?.rcu ?? 0),
    scans: capacity?.scans ?? 0,
    consumed: capacity?.consumed ?? [],
    httpRequests: 1 + each(webhooks),
    s3Puts: 1 + each(webhooks),
    // Sent, received, deleted.
    sqsRequests: 3 * each(batches),
    functions: [...calls]
      .map(([name, { count }]) => [name, each(count)] as const)
      .sort((a, b) => b[1] - a[1]),
  };
}

function tellUse(use: Counted): void {
  const { states, transitions, lambdaCalls, lambdaMs, wcu, rcu, scans, httpRequests } = use;
  say(
    `per order: ${states.toFixed(1)} states entered (${transitions.toFixed(1)} transitions with the start)`,
  );
  say(`  ${lambdaCalls.toFixed(1)} Lambda calls of ${(lambdaMs / lambdaCalls).toFixed(0)} ms:`);
  for (const [name, count] of use.functions) say(`    ${count.toFixed(2).padStart(6)} ${name}`);
  say(
    `  ${wcu.toFixed(1)} WCU, ${rcu.toFixed(1)} RCU, ${scans} scans in all, ${httpRequests.toFixed(1)} HTTP requests`,
  );
  for (const line of breakdown(use.consumed, COUNTED_ORDERS)) say(`    ${line}`);
  const { total, lines } = costOfThousand(use);
  say(`  US$ ${total.toFixed(3)} per 1,000 orders: ${lines.join(', ')}`);
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
