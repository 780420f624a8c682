/** Where a case is, by its id or by a list: the list's sort key says it whole, so one read suffices. */
import { z } from 'zod';
import { caseSchema, subjectOf, type Case } from '../../domain/case/case.ts';
import { tenantSchema } from '../../domain/kernel/ids.ts';
import type { Page, PageRequest } from '../../domain/kernel/page.ts';
import { caseKey, caseLookupKey } from './keys.ts';
import { readList } from './list.ts';
import { readItem } from './record.ts';
import type { Item, Key, Table } from './table.ts';

const lookupSchema = z.strictObject({ tenant: tenantSchema, entityId: z.string().optional() });

export function caseKeyOf(found: Case): Key {
  return caseKey(found.tenant, subjectOf(found), found.caseId);
}

/** Strongly consistent: who decides by id alone may not be misled by an index. */
export async function locate(table: Table, caseId: string): Promise<Key | undefined> {
  const item = await table.get(caseLookupKey(caseId));
  if (!item) return undefined;
  const { tenant, entityId } = readItem(lookupSchema, item);
  return caseKey(tenant, entityId, caseId);
}

/** Oldest first: `{openedAt}#{caseId}#{tenant}#{entity id or nothing}`. */
export function caseListSk(found: Case): string {
  return [found.openedAt, found.caseId, found.tenant, subjectOf(found) ?? ''].join('#');
}

export function listCases(
  table: Table,
  pk: string,
  page: PageRequest,
  fits: (found: Case) => boolean,
): Promise<Page<Case>> {
  return readList(table, { pk, index: 'gsi1' }, page, async (entries) => {
    const keys = entries.map(keyInList);
    const items = new Map((await table.getMany(keys)).map((item) => [item.sk, item]));
    return keys
      .flatMap(({ sk }) => items.get(sk) ?? [])
      .map((item) => readItem(caseSchema, item))
      .filter(fits);
  });
}

function keyInList({ gsi1sk }: Item): Key {
  const [, caseId = '', tenant = '', entityId = ''] = z.string().parse(gsi1sk).split('#');
  return caseKey(tenant, entityId === '' ? undefined : entityId, caseId);
}
