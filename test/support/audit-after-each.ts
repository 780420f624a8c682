/**
 * A setup of vitest: whatever a test did to a world, the conservation laws hold in it afterwards, or the test has failed. Among
 * them that every webhook the front door took is one event or one unmatched item: told again, through whichever of the doors it
 * came, it changes nothing.
 */
import { afterEach, expect } from 'vitest';
import { auditEverything } from '../../functions/operations/audit-everything.ts';
import type { Item } from '../../adapters/dynamodb/table.ts';
import { createMemoryTable } from './memory-table.ts';
import { onWorldOpened, type OpenedWorld } from './opened-worlds.ts';

const opened: OpenedWorld[] = [];
onWorldOpened((world) => void opened.push(world));

afterEach(async () => {
  for (const { table, tellAgain } of opened.splice(0)) {
    const changes: string[] = [];
    const copy = createMemoryTable({
      onChange: ({ before, after }) => changes.push(...changed(before, after)),
    });
    for (const item of table.all()) await copy.put(item);
    const { violations } = await auditEverything(copy);
    expect(violations).toEqual([]);
    changes.length = 0;
    await tellAgain(copy);
    // A box's number means only journeys that are not over: what one of them knows is told of nobody now.
    const known = new Set(table.all().map(({ sk }) => sk));
    expect(changes.filter((change) => !known.has(`EVENT#${change.split(' ')[1] ?? ''}`))).toEqual(
      [],
    );
  }
});

/** A wake-up told again is one; what waits for its number waits, since whenever. */
function changed(before: Item | undefined, after: Item | undefined): string[] {
  const item = after ?? before;
  if (!item || item.sk.startsWith('WAIT#')) return [];
  if (before && after && item.pk.startsWith('T#_#UNMATCHED#')) return [];
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [`${item.pk} ${item.sk}`];
}
