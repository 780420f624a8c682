/**
 * npm run audit:ledger -- [--data DIR]       the ledger of a running `npm start` (default .portage)
 * npm run audit:ledger -- --table NAME       of a deployed system, with the SDK's own credentials and region
 * Exit 1 for each kind of wrong; nothing is written.
 */
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createDynamoTable } from '../adapters/dynamodb/dynamo-table.ts';
import type { Table } from '../adapters/dynamodb/table.ts';
import { auditEverything } from '../functions/operations/audit-everything.ts';
import { REGION } from './assembly/physical-names.ts';
import { CREDENTIALS } from './aws-json.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '.portage' }, table: { type: 'string' } },
});

const table = values.table === undefined ? await localTable(values.data) : deployed(values.table);
const { checked, violations } = await auditEverything(table);
console.log(`${checked} stocks audited, ${violations.length} violations`);
for (const { law, subject, detail } of violations) console.log(`  ${law} ${subject}: ${detail}`);
if (violations.length > 0) process.exitCode = 1;

function deployed(tableName: string, client = new DynamoDBClient()): Table {
  return createDynamoTable({
    client,
    tableName,
    sleep: (milliseconds) => sleep(milliseconds),
    random: Math.random,
  });
}

async function localTable(directory: string): Promise<Table> {
  const file = join(directory, 'ports.json');
  if (!existsSync(file)) throw new Error(`nothing was started in ${directory}; use --data`);
  const { dynamodb } = z
    .looseObject({ dynamodb: z.number() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const client = new DynamoDBClient({
    region: REGION,
    endpoint: `http://127.0.0.1:${dynamodb}`,
    credentials: CREDENTIALS,
  });
  const { TableNames: [name] = [] } = await client.send(new ListTablesCommand({}));
  if (name === undefined) throw new Error('there is no table');
  return deployed(name, client);
}
