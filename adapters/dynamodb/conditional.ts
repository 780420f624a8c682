/** One conditional write whose refusal is an answer, not an error. */
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { ConditionFailed, type Item, type Table } from './table.ts';

/** Runs `write`; when its condition is refused, `refused` answers instead, given the item as it stands. */
export async function orRefused<T, R>(
  write: () => Promise<T>,
  refused: (existing: Item | undefined) => R | Promise<R>,
): Promise<T | R> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ConditionFailed) return refused(error.existing);
    throw error;
  }
}

/** Replaces an item that still has the version its writer read. Throws StaleVersion. */
export async function replaceVersion(
  table: Table,
  item: Item,
  read: Readonly<Record<string, number>>,
  what: string,
): Promise<void> {
  await orRefused(
    () => table.put(item, { equals: read }),
    () => {
      throw new StaleVersion(what);
    },
  );
}

/** Puts an item unless one is there; returns the one that is kept. */
export async function putIfAbsent(table: Table, item: Item): Promise<Item> {
  return orRefused(
    async () => {
      await table.put(item, { item: 'absent' });
      return item;
    },
    async (existing) => existing ?? (await table.get(item)) ?? item,
  );
}
