/** Serial numbers that are given once: SSCCs of cartons we label. A crash may skip some; none comes twice. */
import { z } from 'zod';
import { serialKey } from './keys.ts';
import { readItem } from './record.ts';
import type { Table } from './table.ts';

const stored = z.strictObject({ given: z.int().positive() });

/** Reserves `count` of them; returns the first. They begin at 1. */
export function createSerials(table: Table, of: 'SSCC'): (count: number) => Promise<number> {
  return async (count) => {
    const item = await table.update(serialKey(of), { add: { given: count } });
    return readItem(stored, item).given - count + 1;
  };
}
