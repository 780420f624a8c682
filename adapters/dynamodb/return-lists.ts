/** The seller's returns, newest first: all (gsi1), or those of an order, whoever asked for them. */
import type { Page, PageRequest } from '../../domain/kernel/page.ts';
import { returnSchema, type Return } from '../../domain/return/return.ts';
import type { ReturnFilter } from '../../domain/return/return-store.ts';
import { entityPk, orderReturnPrefix, returnedPrefix, returnListPk } from './keys.ts';
import { readList } from './list.ts';
import { readAll } from './partition.ts';
import { readItem } from './record.ts';
import type { Table } from './table.ts';

export async function listReturns(
  table: Table,
  filter: ReturnFilter,
  page: PageRequest,
): Promise<Page<Return>> {
  if (filter.orderId !== undefined) return ofOrder(table, filter, filter.orderId);
  const list = { pk: returnListPk(filter.tenant), index: 'gsi1', descending: true } as const;
  return readList(table, list, page, async (entries) => {
    const heads = await headsAt(
      table,
      entries.map(({ pk }) => pk),
    );
    return heads.filter((ret) => fits(ret, filter));
  });
}

/** An order has few returns: one page. */
async function ofOrder(table: Table, filter: ReturnFilter, orderId: string): Promise<Page<Return>> {
  const pk = entityPk(filter.tenant, orderId);
  const [lines, others] = await Promise.all([
    readAll(table, { pk, skPrefix: returnedPrefix }),
    readAll(table, { pk, skPrefix: orderReturnPrefix }),
  ]);
  const named = others.map(({ sk }) => sk.slice(orderReturnPrefix.length));
  const claiming = lines.flatMap(Object.keys).filter((name) => name.startsWith('ret_'));
  const ids = new Set([...claiming, ...named]);
  const heads = await headsAt(
    table,
    [...ids].map((id) => entityPk(filter.tenant, id)),
  );
  const data = heads
    .filter((ret) => fits(ret, filter))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return { data, nextCursor: null };
}

/** In the order given. */
async function headsAt(table: Table, pks: readonly string[]): Promise<Return[]> {
  if (pks.length === 0) return [];
  const items = await table.getMany(pks.map((pk) => ({ pk, sk: 'HEAD' })));
  const byPk = new Map(items.map((item) => [item.pk, item]));
  return pks.flatMap((pk) => byPk.get(pk) ?? []).map((item) => readItem(returnSchema, item));
}

function fits(ret: Return, { status, kind, orderId }: ReturnFilter): boolean {
  return (
    (status === undefined || ret.status === status) &&
    (kind === undefined || ret.kind === kind) &&
    (orderId === undefined || ret.orderId === orderId)
  );
}
