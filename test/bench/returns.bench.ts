/**
 * What would a return cost on AWS, and how long does the embedded runtime take for one?
 *
 * A return is one line of one unit: POST /returns over HTTP, decided, labelled, announced, arrived, inspected, graded A, put
 * back on the shelf, refunded. It ends when its execution has succeeded. The carrier and the desk are the sandbox at pace 0.
 * The orders it belongs to are delivered before anything is counted; returns are then counted one after the other, with a
 * counting proxy before DynamoDB, as orders.bench.ts counts orders.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAssembly } from '../../local/build/assembly.ts';
import { demoClient } from '../../local/demo/demo-client.ts';
import { exampleOrder } from '../../local/demo/order-cases.ts';
import { exampleSkus } from '../../local/demo/example-shipment.ts';
import { stockGoods } from '../../local/demo/stock-goods.ts';
import { startPortage, type Portage } from '../../local/portage.ts';
import { breakdown } from './capacity-breakdown.ts';
import { startCapacityProxy, type CapacityProxy } from './capacity-proxy.ts';
import { costOfThousand } from './order-prices.ts';

const RETURNS = 20;
const WARM_UP = 3;
const PATIENCE_MS = 120_000;
const SKU = 'LUMEN-DESK-01';
/** Of a return whose desk takes its time (test/workflows/return/plain-path.test.ts). */
const PLAIN_STATES = 7;

const calls = new Map<string, { count: number; ms: number }>();
let proxy: CapacityProxy | undefined;

await main();
process.exit(0);

async function main(): Promise<void> {
  const assemblyDir = await buildAssembly(process.cwd(), say);
  const dataDir = mkdtempSync(join(tmpdir(), 'portage-bench-'));
  const portage = await startPortage({
    assemblyDir,
    dataDir,
    pace: 0,
    onError: (error) => say(`sandbox: ${String(error)}`),
    watch: {
      dynamodb: async (endpoint) => {
        proxy = await startCapacityProxy(endpoint);
        return proxy.url;
      },
      invoked: (name, ms) => {
        const known = calls.get(name) ?? { count: 0, ms: 0 };
        calls.set(name, { count: known.count + 1, ms: known.ms + ms });
      },
    },
  });
  try {
    await measure(portage);
  } finally {
    await portage.stop();
    proxy?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(portage: Portage): Promise<void> {
  const client = demoClient(portage);
  for (const sku of exampleSkus()) await client.registerSku(sku);
  await stockGoods(client, { warehouseId: 'US-EWR', port: 'USJFK', units: { [SKU]: 100 } });
  const orderIds: string[] = [];
  for (let n = 0; n < WARM_UP + RETURNS; n += 1) orderIds.push(await deliver(portage, n));
  for (const orderId of orderIds.splice(0, WARM_UP)) await bringBack(portage, orderId);
  await sleep(5000);
  proxy?.take();
  calls.clear();
  const begun = performance.now();
  const arns: string[] = [];
  for (const orderId of orderIds) arns.push(await bringBack(portage, orderId));
  const seconds = (performance.now() - begun) / 1000;
  // What follows the end: announcements, counts.
  await sleep(5000);
  await tell(portage, arns, seconds);
}

/** An order of one unit, in the buyer's hands. */
async function deliver(portage: Portage, n: number): Promise<string> {
  const client = demoClient(portage);
  const { orderId } = await client.placeOrder({
    ...exampleOrder('order-express-nj', n),
    lines: [{ sku: SKU, quantity: 1, unitPrice: { amount: '39.00', currency: 'USD' } }],
  });
  await until(orderId, async () => (await client.order(orderId)).status === 'DELIVERED');
  return orderId;
}

/** A return from the wish to the shelf; the name of its execution. */
async function bringBack(portage: Portage, orderId: string): Promise<string> {
  const { returnId, outcome } = await demoClient(portage).createReturn({
    orderId,
    lines: [{ sku: SKU, quantity: 1, reason: 'DEFECTIVE' }],
  });
  if (outcome !== 'APPROVED') throw new Error(`${returnId} is ${outcome}`);
  const arn = executionArn(portage, returnId);
  await until(returnId, async () => {
    const found = await portage.runtime.engine.describeExecution(arn).catch(() => undefined);
    if (found && found.status !== 'RUNNING' && found.status !== 'SUCCEEDED')
      throw new Error(`${arn} ${found.status}`);
    return found?.status === 'SUCCEEDED';
  });
  return arn;
}

function executionArn({ runtime }: Portage, returnId: string): string {
  const machine = runtime.wiring.stateMachines.find(({ name }) => name === 'return');
  if (!machine) throw new Error('the assembly has no workflow of returns');
  const arn = runtime.engine.listStateMachines().find(({ name }) => name === machine.name)?.arn;
  return `${String(arn).replace(':stateMachine:', ':execution:')}:ret-${returnId}-1`;
}

async function tell(portage: Portage, arns: readonly string[], seconds: number): Promise<void> {
  const each = (count: number) => count / RETURNS;
  const { wcu = 0, rcu = 0, scans = 0, consumed = [] } = proxy?.take() ?? {};
  const states = each(sum(await Promise.all(arns.map((arn) => statesOf(portage, arn)))));
  const lambdaCalls = each(sum([...calls.values()].map(({ count }) => count)));
  const lambdaMs = each(sum([...calls.values()].map(({ ms }) => ms)));
  const fromQueues = [...calls].filter(([name]) => /Consumer/.test(name));
  const batches = each(sum(fromQueues.map(([, { count }]) => count)));
  const webhooks = each([...calls].find(([name]) => /ReceiveWebhook/i.test(name))?.[1].count ?? 0);
  say(`per return: ${(seconds / RETURNS).toFixed(2)} s one after the other`);
  say(
    `  ${states.toFixed(1)} states entered (${(states + 1).toFixed(1)} transitions with the start)`,
  );
  say(`  ${lambdaCalls.toFixed(1)} Lambda calls of ${(lambdaMs / lambdaCalls).toFixed(0)} ms:`);
  for (const [name, { count }] of [...calls].sort((a, b) => b[1].count - a[1].count))
    say(`    ${each(count).toFixed(2).padStart(6)} ${name}`);
  say(`  ${each(wcu).toFixed(1)} WCU, ${each(rcu).toFixed(1)} RCU, ${scans} scans in all`);
  for (const line of breakdown(consumed, RETURNS)) say(`    ${line}`);
  const { total, lines } = costOfThousand({
    // The start counts as one. At pace 0 the desk may answer before anybody waits: on AWS it never does.
    transitions: Math.max(states, PLAIN_STATES) + 1,
    lambdaCalls,
    lambdaMs,
    wcu: each(wcu),
    rcu: each(rcu),
    httpRequests: 1 + webhooks,
    s3Puts: 1 + webhooks,
    // Sent, received, deleted.
    sqsRequests: 3 * batches,
  });
  say(`  US$ ${total.toFixed(3)} per 1,000 returns: ${lines.join(', ')}`);
}

async function statesOf({ runtime }: Portage, arn: string): Promise<number> {
  const events = await runtime.engine.getExecutionHistory(arn, false);
  return events.filter(({ type }) => type.endsWith('StateEntered')).length;
}

async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
  const late = performance.now() + PATIENCE_MS;
  while (!(await isDone())) {
    if (performance.now() > late) throw new Error(`${what} is stuck`);
    await sleep(25);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
