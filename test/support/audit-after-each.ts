/** A setup of vitest: whatever a test did to a world, the conservation laws hold in it afterwards, or the test has failed. */
import { afterEach, expect } from 'vitest';
import { auditEverything } from '../../functions/operations/audit-everything.ts';
import { createMemoryTable, type MemoryTable } from './memory-table.ts';
import { onWorldOpened } from './opened-worlds.ts';

const opened: MemoryTable[] = [];
onWorldOpened((table) => void opened.push(table));

afterEach(async () => {
  for (const table of opened.splice(0)) {
    const { violations } = await auditEverything(await copyOf(table));
    expect(violations).toEqual([]);
  }
});

/** Without the faults that the test had it suffer. */
async function copyOf(table: MemoryTable): Promise<MemoryTable> {
  const copy = createMemoryTable();
  for (const item of table.all()) await copy.put(item);
  return copy;
}
