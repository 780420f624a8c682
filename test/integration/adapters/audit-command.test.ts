/** `npm run audit:ledger -- --table`, run as an operator runs it: with the SDK's own settings, against a real endpoint. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countersKey } from '../../../adapters/dynamodb/keys.ts';
import { createReceivingStore } from '../../../adapters/dynamodb/receiving-store.ts';
import { createSellerStore } from '../../../adapters/dynamodb/seller-store.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { NOTHING_RECEIVED } from '../../../domain/receiving/receipt.ts';
import { buildEnvironment } from '../../../local/settings.ts';
import { aMovement, key, tenant } from '../../contracts/contract-records.ts';
import { startDynoxide, type Dynoxide } from '../../support/dynoxide.ts';
import { aSeller } from '../../support/example-seller.ts';

const run = promisify(execFile);
let dynoxide: Dynoxide;
let table: Table;
beforeAll(async () => {
  dynoxide = await startDynoxide();
  table = await dynoxide.newTable();
  await createSellerStore(table).put(aSeller({ tenant }));
  const unexplained = { ...NOTHING_RECEIVED, version: 1 };
  const moved = [aMovement('m1', { reference: 'opening-balance' })];
  await createReceivingStore(table).apply(key, 'e1', unexplained, moved);
});
afterAll(() => dynoxide.stop());

/** What it prints, and how it ends. */
async function audit(): Promise<{ code: unknown; text: string }> {
  const options = ['local/audit-ledger.ts', '--table', 'suite-1', '--region', 'us-east-1'];
  const env = buildEnvironment({
    AWS_ENDPOINT_URL_DYNAMODB: dynoxide.endpoint,
    AWS_ACCESS_KEY_ID: 'suite',
    AWS_SECRET_ACCESS_KEY: 'suite',
  });
  try {
    const { stdout } = await run(process.execPath, options, { env });
    return { code: 0, text: stdout };
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    return { code: error instanceof Error && 'code' in error ? error.code : undefined, text: said };
  }
}

it('prints what was audited and ends well when the laws hold', async () => {
  expect(await audit()).toEqual({
    code: 0,
    text: '1 stocks and 0 shipments, orders and returns audited, 0 violations\n',
  });
});

it('names the law and the stock and ends with 1 when one unit is too many', async () => {
  await table.update(countersKey(aMovement('m1')), { add: { damaged: 1 } });
  const { code, text } = await audit();
  expect(code).toBe(1);
  expect(text).toContain('2 violations');
  expect(text).toContain('BALANCE lumio US-LAX LAMP-1: entered 10, held 11, left 0');
});
