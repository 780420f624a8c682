import { afterAll, beforeAll, describe } from 'vitest';
import { tableContract } from '../../contracts/table-contract.ts';
import { startDynoxide, type Dynoxide } from '../../support/dynoxide.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide.stop());

describe('the table over DynamoDB', () => {
  tableContract(() => dynoxide.newTable());
});
