/**
 * npm run prove:kill -- --kills 50 --orders 200 --seed 1: `npm start` on a directory of its own, killed -9 at random moments while
 * orders are placed and carried out, and started again. In the end every accepted order has ended, no fulfilment was carried out
 * by two executions, and the ledger balances. Exit 1 for anything else.
 */
import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CREDENTIALS } from '../../local/aws-json.ts';
import { REGION } from '../../local/assembly/physical-names.ts';
import { DEMO_TENANT } from '../../local/demo/demo-client.ts';
import { exampleSkus } from '../../local/demo/example-shipment.ts';
import { exampleOrder } from '../../local/demo/order-cases.ts';
import { createPortageClient } from '../../local/demo/portage-client.ts';
import { stockGoods } from '../../local/demo/stock-goods.ts';
import { seededRandom } from '../support/world/seeded-random.ts';

const ENDS = ['DELIVERED', 'CANCELLED', 'REJECTED', 'CLOSED'];
const PACE_MS = '40';
const PATIENCE_MS = 300_000;
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '50' },
    orders: { type: 'string', default: '200' },
  },
});
const [kills, wanted] = [Number(values.kills), Number(values.orders)];
const random = seededRandom(Number(values.seed));
const dataDir = mkdtempSync(join(tmpdir(), 'portage-prove-kill-'));
const port = await freePort();
const faults: string[] = [];

interface Running {
  readonly child: ChildProcess;
  readonly operationsToken: string;
}

async function start(): Promise<Running> {
  const options = ['--data', dataDir, '--port', String(port), '--pace', PACE_MS];
  const child = spawn(process.execPath, ['local/main.ts', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const operationsToken = /operations token {2}(\S+)/.exec(line)?.[1];
    if (operationsToken === undefined) continue;
    child.stdout.resume();
    return { child, operationsToken };
  }
  throw new Error('it did not start');
}

function clientOf({ operationsToken }: Running) {
  const keys = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(dataDir, 'access-keys.json'), 'utf8')));
  const sellerKey = keys[DEMO_TENANT] ?? '';
  return createPortageClient({ url: `http://127.0.0.1:${port}`, sellerKey, operationsToken });
}

/** Until it is answered: whoever answers may be dead meanwhile. */
async function persistently<T>(once: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      const isGone = error instanceof TypeError || /answered 5\d\d/.test(String(error));
      if (!isGone || tries > 3000) throw error;
      await sleep(100);
    }
  }
}

const began = performance.now();
let running = await start();
let client = clientOf(running);
for (const sku of exampleSkus()) await client.registerSku(sku);
for (const [warehouseId, harbour] of [
  ['US-EWR', 'USJFK'],
  ['US-LAX', 'USLAX'],
] as const)
  await stockGoods(client, { warehouseId, port: harbour, units: { 'LUMEN-NIGHT-04': wanted * 2 } });

// Orders are placed all the while; each has its key, and is asked for again until it is answered.
const example = z.looseObject({}).parse(exampleOrder('order-express-nj'));
const placed = new Set<string>();
const placing = (async () => {
  for (let n = 1; n <= wanted; n += 1) {
    const body = {
      ...example,
      reference: `KILL-${values.seed}-${n}`,
      lines: [{ sku: 'LUMEN-NIGHT-04', quantity: 1 + Math.floor(random() * 2) }],
    };
    const { orderId } = await persistently(() => client.placeOrder(body, `kill-${n}`));
    placed.add(orderId);
    await sleep(Math.floor(random() * 600));
  }
})();

for (let kill = 1; kill <= kills; kill += 1) {
  await sleep(200 + Math.floor(random() * 3000));
  running.child.kill('SIGKILL');
  await once(running.child, 'exit');
  running = await start();
  client = clientOf(running);
}
await placing;

const late = performance.now() + PATIENCE_MS;
const ends: Record<string, number> = {};
for (const orderId of placed) {
  let status = '';
  while (!ENDS.includes(status) && performance.now() < late) {
    ({ status } = await persistently(() => client.order(orderId)));
    if (!ENDS.includes(status)) await sleep(200);
  }
  ends[status] = (ends[status] ?? 0) + 1;
  if (!ENDS.includes(status)) faults.push(`${orderId} is stuck in ${status}`);
}
if (placed.size !== wanted) faults.push(`${placed.size} orders of ${wanted} requests`);
await judgeExecutions();
const audit = spawnSync(process.execPath, ['local/audit-ledger.ts', '--data', dataDir]);
if (audit.status !== 0) faults.push(String(audit.stdout));

console.log(
  JSON.stringify({
    seed: values.seed,
    kills,
    orders: placed.size,
    ends,
    seconds: Math.round((performance.now() - began) / 1000),
  }),
);
console.log(String(audit.stdout).trim());
for (const fault of faults) console.log(`WRONG: ${fault}`);
console.log(faults.length === 0 ? 'nothing lost, nothing doubled, nothing stuck' : 'FAILED');
running.child.kill('SIGTERM');
await once(running.child, 'exit');
if (faults.length === 0) rmSync(dataDir, { recursive: true, force: true });
process.exit(faults.length === 0 ? 0 : 1);

/** One execution for each order, all of which succeeded. */
async function judgeExecutions(): Promise<void> {
  const { states } = z
    .looseObject({ states: z.number() })
    .parse(JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')));
  const endpoint = `http://127.0.0.1:${states}`;
  const sfn = new SFNClient({ region: REGION, endpoint, credentials: CREDENTIALS });
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  const machine = stateMachines.find(({ name }) => /order/i.test(name ?? ''));
  const executions = new Map<string, string[]>();
  for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
    const page = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn: machine?.stateMachineArn, nextToken }),
    );
    nextToken = page.nextToken;
    for (const { name = '', status = '' } of page.executions ?? []) {
      const orderId = /ord_[0-9A-Z]{26}/.exec(name)?.[0] ?? name;
      executions.set(orderId, [...(executions.get(orderId) ?? []), status]);
    }
  }
  for (const orderId of placed) {
    const found = executions.get(orderId) ?? [];
    if (found.join() !== 'SUCCEEDED') faults.push(`${orderId} was carried out: ${found.join()}`);
  }
  if (executions.size !== placed.size) faults.push(`executions of ${executions.size} orders`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
