import { beforeEach, expect, it } from 'vitest';
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Decision } from '../../domain/case/case.ts';
import { Conflict } from '../../domain/kernel/domain-error.ts';
import { aCase, at, otherTenant, shipmentId, T0, tenant } from './contract-records.ts';

export function caseStoreContract(newTable: () => Promise<Table>): void {
  let store: CaseStore;
  beforeEach(async () => {
    store = createCaseStore(await newTable());
  });
  const decision = (option: string, changed: Partial<Decision> = {}): Decision => ({
    option,
    by: 'ops-1',
    at: at(10),
    ...changed,
  });

  it('opens once however often it is opened, and keeps the first', async () => {
    const first = aCase('one');
    expect(await store.open(first)).toEqual(first);
    const again = await store.open({ ...first, title: 'another title', openedAt: at(5) });
    expect(again).toEqual(first);
    expect(await store.ofEntity(tenant, shipmentId)).toEqual([first]);
  });

  it('is found by its tenant, by nobody else, and by operations with the id alone', async () => {
    const opened = await store.open(aCase('one'));
    const about = await store.open(aCase('free', { shipmentId: undefined }));
    expect(await store.find(tenant, opened.caseId)).toEqual(opened);
    expect(await store.find(otherTenant, opened.caseId)).toBeUndefined();
    expect(await store.findAnywhere(opened.caseId)).toEqual(opened);
    expect(await store.findAnywhere(about.caseId)).toEqual(about);
    expect(await store.findAnywhere(aCase('none-such').caseId)).toBeUndefined();
  });

  it('lists the cases of a shipment oldest first', async () => {
    await store.open(aCase('b-later', { openedAt: at(9) }));
    await store.open(aCase('c-first', { openedAt: at(1) }));
    await store.open(aCase('free', { shipmentId: undefined }));
    const ids = (await store.ofEntity(tenant, shipmentId)).map((c) => c.caseId);
    expect(ids).toEqual(['cas_contract-c-first', 'cas_contract-b-later']);
  });

  it('is decided once: the same decision again returns it, another one conflicts', async () => {
    const opened = await store.open(aCase('one'));
    const values = { documentId: 'doc_1', a: 'b' };
    const decided = await store.decide(opened, decision('ANSWER', { values }));
    expect(decided).toEqual({
      ...opened,
      status: 'DECIDED',
      version: 2,
      decision: decision('ANSWER', { values }),
    });
    const sameValues = { a: 'b', documentId: 'doc_1' };
    const again = await store.decide(
      opened,
      decision('ANSWER', { at: at(11), values: sameValues }),
    );
    expect(again).toEqual(decided);
    const other = store.decide(opened, decision('ABANDON'));
    await expect(other).rejects.toBeInstanceOf(Conflict);
    await expect(other).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
  });

  it('lets one of two decisions at once win', async () => {
    const opened = await store.open(aCase('one'));
    const results = await Promise.allSettled(
      ['ANSWER', 'ABANDON'].map((option) => store.decide(opened, decision(option))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('closes open and decided cases, keeps the decision, and closes again without effect', async () => {
    const open = await store.open(aCase('one'));
    const other = await store.open(aCase('two'));
    await store.decide(other, decision('ANSWER'));
    for (const found of [open, other]) {
      await store.close(found, 'RELEASED', at(20));
      await store.close(found, 'AGAIN', at(30));
    }
    expect(await store.find(tenant, open.caseId)).toMatchObject({
      status: 'CLOSED',
      closeReason: 'RELEASED',
      closedAt: at(20),
    });
    expect(await store.find(tenant, other.caseId)).toMatchObject({
      status: 'CLOSED',
      decision: decision('ANSWER'),
    });
    await expect(store.decide(open, decision('ANSWER'))).rejects.toBeInstanceOf(Conflict);
  });

  it('lists by status for a tenant and over all tenants, filters kinds, and pages', async () => {
    const hold = await store.open(aCase('hold', { openedAt: at(1) }));
    const exam = await store.open(aCase('exam', { openedAt: at(2), kind: 'CUSTOMS_EXAM' }));
    const theirs = await store.open(
      aCase('theirs', { openedAt: at(3), tenant: otherTenant, shipmentId: undefined }),
    );
    const open = { status: 'OPEN' } as const;
    expect((await store.list({ tenant, ...open }, { limit: 9 })).data).toEqual([hold, exam]);
    expect((await store.list(open, { limit: 9 })).data).toEqual([hold, exam, theirs]);
    const exams = await store.list({ ...open, kind: 'CUSTOMS_EXAM' }, { limit: 1 });
    expect(exams.data).toEqual([exam]);
    const first = await store.list(open, { limit: 2 });
    const rest = await store.list(open, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...rest.data]).toEqual([hold, exam, theirs]);
    expect(rest.nextCursor).toBeNull();
    await store.decide(hold, decision('ANSWER'));
    expect((await store.list(open, { limit: 9 })).data).toEqual([exam, theirs]);
    expect((await store.list({ status: 'DECIDED' }, { limit: 9 })).data).toHaveLength(1);
  });

  it('is overdue while open past its deadline, if it has a default to take', async () => {
    const late = await store.open(aCase('late', { deadlineAt: at(5), defaultOption: 'ABANDON' }));
    await store.open(aCase('early', { deadlineAt: at(999), defaultOption: 'ABANDON' }));
    await store.open(aCase('asks-a-person', { deadlineAt: at(4), defaultOption: null }));
    expect(await store.overdue(at(60), 9)).toEqual([late]);
    expect(await store.overdue(T0, 9)).toEqual([]);
    await store.decide(late, decision('ANSWER'));
    expect(await store.overdue(at(60), 9)).toEqual([]);
  });
}
