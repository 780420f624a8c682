/** The law that every accepted webhook is kept would notice one that is not: told again, it changes something. */
import '../../support/quiet.ts';
import { expect, it } from 'vitest';
import type { Item } from '../../../adapters/dynamodb/table.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import { onWorldOpened, type OpenedWorld } from '../../support/opened-worlds.ts';
import { begun } from './example.ts';

const opened: OpenedWorld[] = [];
onWorldOpened((world) => void opened.push(world));

it.each(['EVENT#', 'FACT#'])('a lost %s is written again', async (kind) => {
  const { world, id } = await begun();
  await world.until(id, 'COMPLETED');
  const isOfKind = ({ sk }: Item) => sk.startsWith(kind);
  const lost = world.table.all().findLast(isOfKind);
  const copy = createMemoryTable();
  for (const item of world.table.all()) if (item !== lost) await copy.put(item);
  expect(copy.all().filter((item) => item.sk === lost?.sk)).toHaveLength(0);
  await opened.at(-1)?.tellAgain(copy);
  expect(copy.all().filter((item) => item.sk === lost?.sk)).toHaveLength(1);
  await world.close();
});
