/**
 * Lists: entries (in a list partition or an index) say where records are; the records are then read strongly, and those
 * that no longer fit the filter are left out. So a stale entry can hide or delay a record, never show a wrong one.
 */
import { z } from 'zod';
import { InvalidRequest } from '../../domain/kernel/domain-error.ts';
import { fault } from '../../domain/kernel/fault.ts';
import type { Page, PageRequest } from '../../domain/kernel/page.ts';
import type { Item, Query, Table } from './table.ts';

type Position = Readonly<Record<string, string>>;
type List = Pick<Query, 'pk' | 'index' | 'skPrefix' | 'descending'>;

/** Rounds of a page whose filter lets little through; then the page is short but its cursor goes on. */
const ROUNDS = 10;

/** `load` returns the records that fit, in the order of the entries. */
export async function readList<T>(
  table: Table,
  list: List,
  request: PageRequest,
  load: (entries: readonly Item[]) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const data: T[] = [];
  let after = request.cursor === undefined ? undefined : decode(request.cursor, list);
  for (let round = 0; round < ROUNDS && data.length < request.limit; round += 1) {
    const wanted = request.limit - data.length;
    // One more than wanted tells whether there is a next page, so that the last page is never empty.
    const page = await table.query({ ...list, limit: wanted + 1, ...(after && { after }) });
    const used = page.items.slice(0, wanted);
    data.push(...(await load(used)));
    const last = used.at(-1);
    const isLast = page.items.length <= wanted && page.after === undefined;
    if (last === undefined || isLast) return { data, nextCursor: null };
    after = positionOf(last, list);
  }
  return { data, nextCursor: after === undefined ? null : JSON.stringify(after) };
}

function positionOf(item: Item, list: List): Position {
  const names = ['pk', 'sk', ...(list.index ? [`${list.index}pk`, `${list.index}sk`] : [])];
  return Object.fromEntries(names.map((name) => [name, text(item[name])]));
}

/** A cursor leads only into the list it was made for: another list's, or another tenant's, is refused. */
function decode(cursor: string, list: List): Position {
  const position = positionSchema.safeParse(cursor);
  const pk = list.index ? `${list.index}pk` : 'pk';
  if (position.success && position.data[pk] === list.pk) return position.data;
  throw new InvalidRequest('INVALID_CURSOR', 'the cursor is not of this list', [
    fault('', 'INVALID_CURSOR', 'the cursor is not of this list'),
  ]);
}

const positionSchema = z
  .string()
  .transform((value, context) => {
    try {
      return z.unknown().parse(JSON.parse(value));
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string()));

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
