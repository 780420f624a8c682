/** SSCC serials: a counter that only goes up, so that no carton's number is given twice (GS1: not within a year). */
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import type { Key, Table } from './table.ts';

const key: Key = { pk: 'T#_#SERIAL', sk: 'SSCC' };

export function createSerialStore(table: Table) {
  return {
    /** Takes `count` serials for good; returns the first of them. */
    reserve: async (count: number): Promise<number> => {
      const { last } = await table.update(key, { add: { last: count } });
      if (typeof last !== 'number') throw new BrokenRecord('the SSCC counter counts nothing');
      return last - count + 1;
    },
  };
}
