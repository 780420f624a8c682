import { afterAll, beforeAll, describe } from 'vitest';
import { storeContracts } from '../../contracts/store-contracts.ts';
import { startDynoxide, type Dynoxide } from '../../support/dynoxide.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide.stop());

describe('stores over DynamoDB', () => {
  storeContracts(() => dynoxide.newTable());
});
