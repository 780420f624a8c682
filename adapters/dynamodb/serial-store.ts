/** SSCC serials: a counter that only goes up, so that no carton's number is given twice (GS1: not within a year). */
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { ssccSerialKey } from './keys.ts';
import type { Table } from './table.ts';

export function createSerialStore(table: Table) {
  return {
    /** Takes `count` serials for good; returns the first of them. */
    reserve: async (count: number): Promise<number> => {
      const { last } = await table.update(ssccSerialKey, { add: { last: count } });
      if (typeof last !== 'number') throw new BrokenRecord('the SSCC counter counts nothing');
      return last - count + 1;
    },
  };
}
