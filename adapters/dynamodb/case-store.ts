/** Cases: kept with what they are about, so that an assessing step reads them strongly; findable by id alone. */
import { BrokenRecord, Conflict } from '../../domain/kernel/domain-error.ts';
import { caseSchema, type Case, type Decision } from '../../domain/case/case.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import { attempt } from './attempt.ts';
import { closing, deciding, opening } from './case-writes.ts';
import { caseKeyOf, listCases, locate } from './case-lists.ts';
import { caseListPk, casePrefix, entityPk } from './keys.ts';
import { readDue } from './due.ts';
import { readAll } from './partition.ts';
import { readItem } from './record.ts';
import type { Table } from './table.ts';

export function createCaseStore(table: Table): CaseStore {
  const findAnywhere: CaseStore['findAnywhere'] = async (caseId) => {
    const key = await locate(table, caseId);
    const item = key && (await table.get(key));
    return item && readItem(caseSchema, item);
  };

  /** As it stands; it was there a moment ago, and cases are never deleted. */
  async function current(found: Case): Promise<Case> {
    const item = await table.get(caseKeyOf(found));
    if (!item) throw new BrokenRecord(`case ${found.caseId} is gone`);
    return readItem(caseSchema, item);
  }

  return {
    async open(opened) {
      const refusal = await attempt(table, opening(opened), `case ${opened.caseId}`);
      return refusal ? current(opened) : opened;
    },

    async find(tenant, caseId) {
      const found = await findAnywhere(caseId);
      return found?.tenant === tenant ? found : undefined;
    },

    findAnywhere,

    async ofEntity(tenant, entityId) {
      const pk = entityPk(tenant, entityId);
      const items = await readAll(table, { pk, skPrefix: casePrefix });
      return items
        .map((item) => readItem(caseSchema, item))
        .sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0));
    },

    async decide(found, decision) {
      await attempt(table, deciding(found, decision), `case ${found.caseId}`);
      const stands = await current(found);
      if ('decision' in stands && isSame(stands.decision, decision)) return stands;
      throw new Conflict('ALREADY_DECIDED', `case ${found.caseId} is ${stands.status}`);
    },

    async close(found, reason, at) {
      const refusal = await attempt(table, closing(found, reason, at), `case ${found.caseId}`);
      if (!refusal) return;
      const stands = await current(found);
      if (stands.status !== 'CLOSED') throw new BrokenRecord(`case ${found.caseId} will not close`);
    },

    list: ({ tenant, status, kind }, page) =>
      listCases(table, caseListPk(tenant ?? '_', status), page, (one) => {
        const fits = one.status === status && (tenant === undefined || one.tenant === tenant);
        return fits && (kind === undefined || one.kind === kind);
      }),

    async overdue(before, limit) {
      const due = await readDue(table, 'CASE', before, limit);
      return due.map((item) => readItem(caseSchema, item));
    },
  };
}

/** Who said it, when and with what note may differ between two tries of one decision. */
function isSame(a: Decision | undefined, b: Decision): boolean {
  if (a === undefined) return false;
  const values = (d: Decision) => JSON.stringify(Object.entries(d.values ?? {}).sort());
  return a.option === b.option && a.by === b.by && values(a) === values(b);
}
