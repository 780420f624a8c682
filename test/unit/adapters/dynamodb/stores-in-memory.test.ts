import { describe } from 'vitest';
import { storeContracts } from '../../../contracts/store-contracts.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

describe('stores over the table in memory', () => {
  storeContracts(async () => createMemoryTable());
});
