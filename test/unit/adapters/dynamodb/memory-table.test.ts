import { describe } from 'vitest';
import { tableContract } from '../../../contracts/table-contract.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

describe('the table in memory', () => {
  tableContract(async () => createMemoryTable());
});
