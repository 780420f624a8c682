/** The key that signs list cursors: made once, by whoever needs it first. A new one only ends the pages under way. */
import { randomBytes } from 'node:crypto';
import { cursorSigningKey } from './keys.ts';
import { ConditionFailed, type Table } from './table.ts';

export function createSigningKeyStore(table: Table) {
  const find = async (): Promise<string | undefined> => {
    const value = (await table.get(cursorSigningKey))?.['value'];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    find,
    ensure: async (): Promise<string> => {
      const known = await find();
      if (known !== undefined) return known;
      const made = randomBytes(32).toString('base64');
      try {
        await table.put({ ...cursorSigningKey, value: made }, { item: 'absent' });
        return made;
      } catch (error) {
        const first = error instanceof ConditionFailed ? await find() : undefined;
        if (first === undefined) throw error;
        return first;
      }
    },
  };
}
