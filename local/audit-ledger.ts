/**
 * npm run audit:ledger -- [--data DIR]                   a running `npm start` (default .portage)
 * npm run audit:ledger -- --table NAME [--region R]      a deployed system, with the SDK's own credentials (and region)
 * The conservation laws with strong reads. Exit 1 for anything wrong; nothing is written.
 */
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Table } from '../adapters/dynamodb/table.ts';
import { auditEverything, auditLine } from '../functions/operations/audit-everything.ts';
import { tableOf } from '../functions/runtime/ports.ts';
import { REGION } from './assembly/physical-names.ts';
import { CREDENTIALS } from './aws-json.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.portage' },
    table: { type: 'string' },
    region: { type: 'string' },
  },
});

const audit = await auditEverything(
  values.table === undefined ? await localTable(values.data) : deployed(values.table),
);
console.log(auditLine(audit));
for (const { law, subject, detail } of audit.violations)
  console.log(`  ${law} ${subject}: ${detail}`);
if (audit.violations.length > 0) process.exitCode = 1;

/** The very client of the scheduled Lambda. */
function deployed(tableName: string): Table {
  const { region } = values;
  return tableOf({ TABLE_NAME: tableName }, new DynamoDBClient(region ? { region } : {}));
}

async function localTable(directory: string): Promise<Table> {
  const file = join(directory, 'ports.json');
  if (!existsSync(file)) throw new Error(`nothing was started in ${directory}; use --data`);
  const { dynamodb } = z
    .looseObject({ dynamodb: z.number() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const endpoint = `http://127.0.0.1:${dynamodb}`;
  const client = new DynamoDBClient({ region: REGION, endpoint, credentials: CREDENTIALS });
  const { TableNames: [name] = [] } = await client.send(new ListTablesCommand({}));
  if (name === undefined) throw new Error('there is no table');
  return tableOf({ TABLE_NAME: name }, client);
}
