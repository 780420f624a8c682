/** All items of a partition under a prefix, strongly consistent, over as many pages as it takes. */
import type { Item, Query, Table } from './table.ts';

export async function readAll(table: Table, query: Query): Promise<Item[]> {
  const items: Item[] = [];
  let page = await table.query(query);
  items.push(...page.items);
  while (page.after !== undefined) {
    page = await table.query({ ...query, after: page.after });
    items.push(...page.items);
  }
  return items;
}
