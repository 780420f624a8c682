/**
 * npm run prove:kill -- --kills 50 --lifecycles 200 --seed 1: `npm start` on a directory of its own, killed -9 at random moments while
 * shipments, orders and returns are carried out, and started again. In the end each has ended, each was carried out by one
 * execution that succeeded, and the conservation laws hold. Exit 1 for anything else.
 */
import {
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  type StateMachineListItem,
} from '@aws-sdk/client-sfn';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CREDENTIALS } from '../../local/aws-json.ts';
import { REGION } from '../../local/assembly/physical-names.ts';
import { exampleSkus } from '../../local/demo/example-shipment.ts';
import { stockGoods } from '../../local/demo/stock-goods.ts';
import { seededRandom } from '../support/world/seeded-random.ts';
import { startKillable } from './killable.ts';
import { LIFECYCLES, type Kind } from './lifecycles-to-kill.ts';

/** Of ten lifecycles: what the machine can carry at once, and what is bought most. */
const MIX: readonly Kind[] = [
  ...Array.from({ length: 5 }, () => 'order' as const),
  ...Array.from({ length: 3 }, () => 'return' as const),
  ...Array.from({ length: 2 }, () => 'shipment' as const),
];
const AT_ONCE = 12;
const LONGEST_PAUSE_MS = 3000;
const PATIENCE_MS = 60_000;
const MACHINES = ['shipment', 'order', 'return'];

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '50' },
    lifecycles: { type: 'string', default: '200' },
  },
});
const [kills, wanted] = [Number(values.kills), Number(values.lifecycles)];
const random = seededRandom(Number(values.seed));
const kinds = Array.from(
  { length: wanted },
  () => MIX[Math.floor(random() * MIX.length)] ?? 'order',
);
const faults: string[] = [];
const ends: Record<string, number> = {};
const accepted = new Set<string>();

const began = performance.now();
const system = await startKillable();
const units = { 'LUMEN-NIGHT-04': wanted * 2, 'LUMEN-DESK-01': wanted };
await system.ask(async (client) => {
  for (const sku of exampleSkus()) await client.registerSku(sku);
  await stockGoods(client, { warehouseId: 'US-EWR', port: 'USJFK', units });
});

let begun = 0;
let done = 0;
const carriedOut = Promise.all(Array.from({ length: AT_ONCE }, carryOut));
let killed = 0;
while (killed < kills && done < wanted) {
  await sleep(200 + Math.floor(random() * LONGEST_PAUSE_MS));
  await system.kill();
  killed += 1;
}
await carriedOut;
await judgeExecutions();
const audit = spawnSync(process.execPath, ['local/audit-ledger.ts', '--data', system.dataDir]);
if (audit.status !== 0) faults.push(String(audit.stdout));

const seconds = Math.round((performance.now() - began) / 1000);
console.log(JSON.stringify({ seed: values.seed, kills: killed, lifecycles: done, ends, seconds }));
console.log(String(audit.stdout).trim());
for (const fault of faults) console.log(`WRONG: ${fault}`);
console.log(faults.length === 0 ? 'nothing lost, nothing doubled, nothing stuck' : 'FAILED');
await system.stop({ keep: faults.length > 0 });
process.exit(faults.length === 0 ? 0 : 1);

/** One lifecycle after the other, until none is left to begin. */
async function carryOut(): Promise<void> {
  for (let n = begun; n < wanted; n = begun) {
    begun += 1;
    const kind = kinds[n] ?? 'order';
    try {
      const { ids, end } = await LIFECYCLES[kind](system, `KILL-${values.seed}-${n}`);
      ends[end] = (ends[end] ?? 0) + 1;
      for (const id of ids) accepted.add(id);
    } catch (error) {
      faults.push(`${kind} ${n}: ${String(error)}`);
    }
    done += 1;
  }
}

/** One execution for each that was accepted, and all that run succeed; what has just ended may take a moment. */
async function judgeExecutions(): Promise<void> {
  const late = performance.now() + PATIENCE_MS;
  let executions = await allExecutions();
  const isOver = () => ![...executions.values()].flat().includes('RUNNING');
  while (!isOver() && performance.now() < late) {
    await sleep(500);
    executions = await allExecutions();
  }
  for (const id of accepted) if (!executions.has(id)) faults.push(`${id} was not carried out`);
  // Also those nobody counts here: the goods for the shelf, and the first walk of a new directory.
  for (const [id, statuses] of executions)
    if (statuses.join() !== 'SUCCEEDED') faults.push(`${id} was carried out: ${statuses.join()}`);
}

/** How each ended, by what it carried out. */
async function allExecutions(): Promise<Map<string, string[]>> {
  const { states } = z
    .looseObject({ states: z.number() })
    .parse(JSON.parse(readFileSync(join(system.dataDir, 'ports.json'), 'utf8')));
  const endpoint = `http://127.0.0.1:${states}`;
  const sfn = new SFNClient({ region: REGION, endpoint, credentials: CREDENTIALS });
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  const executions = new Map<string, string[]>();
  for (const machine of stateMachines.filter(({ name = '' }) => MACHINES.includes(name)))
    for (const { name = '', status = '' } of await executionsOf(sfn, machine)) {
      const id = /(?:shp|ord|ret)_[0-9A-Z]{26}/.exec(name)?.[0] ?? name;
      executions.set(id, [...(executions.get(id) ?? []), status]);
    }
  return executions;
}

async function executionsOf(sfn: SFNClient, { stateMachineArn }: StateMachineListItem) {
  const all: { name?: string | undefined; status?: string | undefined }[] = [];
  for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
    const page = await sfn.send(new ListExecutionsCommand({ stateMachineArn, nextToken }));
    all.push(...(page.executions ?? []));
    nextToken = page.nextToken;
  }
  return all;
}
