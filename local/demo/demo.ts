/** `npm run demo`: one shipment, or some orders, in a fresh runtime to their end; exit code 0 only when all came out right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { auditEverything, auditLine } from '../../functions/operations/audit-everything.ts';
import { buildAssembly } from '../build/assembly.ts';
import { scenarioSchema, type Scenario } from '../sandbox/scenario.ts';
import { startPortage, tableOf, type Portage } from '../portage.ts';
import { demoClient } from './demo-client.ts';
import type { PortageClient } from './portage-client.ts';
import { runOrders } from './run-orders.ts';
import { runReturns } from './run-returns.ts';
import { runScenario } from './run-scenario.ts';
import { shopPeople } from './shop-people.ts';

const PATIENCE_MS = 120_000;

const usage = `npm run demo -- [options]
  --scenario <name>  orders, returns, or of a shipment: ${scenarioSchema.options.join(', ')}
  --example <name>   inbound-sea-us (default) or inbound-air-ca
  --pace <ms>        between two things a partner says (default 150)
  --verbose          show what the functions print`;

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'smooth' },
    example: { type: 'string', default: 'inbound-sea-us' },
    pace: { type: 'string', default: '150' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const scenario = z
  .enum([...scenarioSchema.options, 'orders', 'returns'])
  .safeParse(values.scenario);
if (values.help || !scenario.success) {
  say(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  // A kept-alive connection must not keep a finished demo waiting.
  process.exit(await demo(scenario.data));
}

type Name = Scenario | 'orders' | 'returns';

async function demo(name: Name): Promise<number> {
  const assemblyDir = await buildAssembly(process.cwd(), say);
  const dataDir = mkdtempSync(join(tmpdir(), 'portage-demo-'));
  const portage = await startPortage({
    dataDir,
    assemblyDir,
    pace: Number(values.pace),
    verbose: values.verbose,
    ...(name !== 'orders' && name !== 'returns' && { scenario: name }),
    onError: (error) => say(`sandbox: ${String(error)}`),
  });
  let code = 1;
  try {
    code = await walk(portage, name);
  } catch (error) {
    say(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
    say(
      `webhooks: ${JSON.stringify(portage.sandbox.counts())}; what the functions said: ${join(dataDir, 'functions.log')}`,
    );
  }
  await portage.stop();
  if (code === 0) rmSync(dataDir, { recursive: true, force: true });
  return code;
}

async function walk(portage: Portage, name: Name): Promise<number> {
  const found = await run(portage, name);
  const audit = await auditEverything(tableOf(portage.runtime));
  const faults = [
    ...found,
    ...audit.violations.map(({ law, subject, detail }) => `${law} ${subject}: ${detail}`),
  ];
  say(`ledger: ${auditLine(audit)}`);
  for (const fault of faults) say(`WRONG: ${fault}`);
  say(faults.length === 0 ? `${name}: as it must be` : `${name}: FAILED`);
  return faults.length === 0 ? 0 : 1;
}

/** What was wrong. */
function run(portage: Portage, name: Name): Promise<readonly string[]> {
  const client = demoClient(portage);
  const walk = { client, say, patience: PATIENCE_MS };
  switch (name) {
    case 'orders':
      return runOrders(walk);
    case 'returns':
      return runReturns({
        ...walk,
        direct: (directions) => direct(portage, directions),
        shop: shopPeople(portage.sandbox.url),
      });
    default:
      return walkShipment(client, name);
  }
}

/** The sandbox's control door. */
async function direct({ sandbox }: Portage, directions: object): Promise<void> {
  const body = JSON.stringify(directions);
  await fetch(new URL('/control/scenario', sandbox.url), { method: 'PUT', body });
}

async function walkShipment(client: PortageClient, scenario: Scenario): Promise<readonly string[]> {
  const example = values.example === 'inbound-air-ca' ? 'inbound-air-ca' : 'inbound-sea-us';
  const outcome = await runScenario({ client, scenario, example, say, patience: PATIENCE_MS });
  const documents = await client.documents(outcome.shipmentId);
  say(`documents: ${documents.map(({ fileName }) => fileName).join(', ')}`);
  say(
    `received: ${[...outcome.received].map(([sku, units]) => `${sku} ${units}`).join(', ') || 'nothing'}`,
  );
  return outcome.faults;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
