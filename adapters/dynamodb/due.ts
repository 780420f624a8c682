/** Due work (gsi2): what is past its time, oldest first. The index only points; the items are read strongly. */
import { duePks, type DueKind } from './keys.ts';
import type { Item, Table } from './table.ts';

export async function readDue(
  table: Table,
  kind: DueKind,
  before: string,
  limit: number,
): Promise<Item[]> {
  const pages = await Promise.all(
    duePks(kind).map((pk) => table.query({ index: 'gsi2', pk, skUpTo: before, limit })),
  );
  const entries = pages.flatMap(({ items }) => items).sort((a, b) => order(a, b));
  const items = await table.getMany(entries.slice(0, limit));
  // What the index still shows but the item no longer says is not due any more.
  return items.filter((item) => 'gsi2sk' in item && text(item['gsi2sk']) <= before).sort(order);
}

function order(a: Item, b: Item): number {
  return text(a['gsi2sk']) < text(b['gsi2sk']) ? -1 : 1;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
