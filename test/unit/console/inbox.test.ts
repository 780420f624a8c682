import { describe, expect, it } from 'vitest';
import type { OperationsCase } from '../../../console/api/operations-api.ts';
import { Refused } from '../../../console/api/refused.ts';
import { decide, decisionOf, inOrder, timeLeft } from '../../../console/inbox/inbox.ts';
import { evidenceLines } from '../../../console/inbox/evidence.ts';
import { operationsCaseView } from '../../../functions/api/cases/contract.ts';

const aCase = (changed: object = {}): OperationsCase =>
  operationsCaseView.parse({
    caseId: 'cas_01KADHNJS8-HOLD',
    tenant: 'lumio',
    kind: 'CUSTOMS_HOLD',
    status: 'OPEN',
    title: 'Customs holds the goods',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['provide-documents', 'abandon'],
    defaultOption: null,
    evidence: {},
    openedAt: '2026-11-02T08:00:00.000Z',
    deadlineAt: '2026-11-05T08:00:00.000Z',
    ...changed,
  });
const ids = (cases: readonly OperationsCase[]) => cases.map(({ caseId }) => caseId);

describe('the inbox', () => {
  const [first, second] = [
    aCase({ caseId: 'cas_first-due', deadlineAt: '2026-11-03T08:00:00.000Z' }),
    aCase({ caseId: 'cas_later-due', openedAt: '2026-11-02T09:00:00.000Z' }),
  ];

  it('puts first what is due first', () => {
    expect(ids(inOrder([second, first], 'OPEN'))).toEqual(['cas_first-due', 'cas_later-due']);
  });

  it('puts first, of what is decided, the last opened', () => {
    expect(ids(inOrder([first, second], 'DECIDED'))).toEqual(['cas_later-due', 'cas_first-due']);
  });
});

describe('the time left', () => {
  const now = Date.parse('2026-11-02T08:00:00.000Z');

  it('is told in days, hours and minutes', () => {
    expect(timeLeft('2026-11-05T10:30:59.000Z', now)).toEqual({
      isLate: false,
      isShort: false,
      days: 3,
      hours: 2,
      minutes: 30,
    });
  });

  it('is short on the last day, and counts up once it is over', () => {
    expect(timeLeft('2026-11-03T07:00:00.000Z', now)).toMatchObject({
      isShort: true,
      isLate: false,
    });
    expect(timeLeft('2026-11-02T06:50:00.000Z', now)).toMatchObject({
      isLate: true,
      hours: 1,
      minutes: 10,
    });
  });
});

describe('a decision', () => {
  const settled = aCase({
    status: 'DECIDED',
    decision: { option: 'abandon', by: 'operations:b', at: '2026-11-02T09:00:00.000Z' },
  });
  const refusing = (code: string) => ({
    decide: () => Promise.reject(new Refused(409, code, code)),
    readCase: () => Promise.resolve(settled),
  });

  it('carries a note only when there is one', () => {
    expect(decisionOf('abandon', '  ')).toEqual({ option: 'abandon' });
    expect(decisionOf('abandon', ' worthless ')).toEqual({ option: 'abandon', note: 'worthless' });
  });

  it('answers the decided case', async () => {
    const api = {
      decide: () => Promise.resolve(settled),
      readCase: () => Promise.resolve(aCase()),
    };
    expect(await decide(api, settled.caseId, { option: 'abandon' })).toEqual({
      kind: 'decided',
      found: settled,
    });
  });

  it.each(['ALREADY_DECIDED', 'CASE_CLOSED'])(
    'that comes too late (%s) shows how the case stands',
    async (code) => {
      const outcome = await decide(refusing(code), settled.caseId, { option: 'provide-documents' });
      expect(outcome).toEqual({ kind: 'already', found: settled });
    },
  );

  it('that is refused for another reason says so', async () => {
    const decided = decide(refusing('INVALID_REQUEST'), settled.caseId, { option: 'x' });
    await expect(decided).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('evidence', () => {
  it('is shown whole, by path', () => {
    const evidence = { reason: 'papers', lines: [{ sku: 'LAMP', counted: 3 }], none: [], no: null };
    expect(evidenceLines(evidence)).toEqual([
      { path: 'reason', text: 'papers' },
      { path: 'lines › 1 › sku', text: 'LAMP' },
      { path: 'lines › 1 › counted', text: '3' },
      { path: 'none', text: '–' },
      { path: 'no', text: '–' },
    ]);
  });
});
