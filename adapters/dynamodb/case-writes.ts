/** The transactions of a case. Its look-up item carries operations' list, so both move together. */
import { subjectOf, type Case, type Decision } from '../../domain/case/case.ts';
import { caseKeyOf, caseListSk } from './case-lists.ts';
import { caseListPk, caseLookupKey, dueAt } from './keys.ts';
import { toAttributes, toItem } from './record.ts';
import type { Change, Write } from './table.ts';

export function opening(opened: Case): Write[] {
  const key = caseKeyOf(opened);
  const { tenant, deadlineAt, status, defaultOption } = opened;
  // Without a default there is nothing to do at the deadline, and what nobody does would crowd out what somebody must.
  const isSwept = status === 'OPEN' && defaultOption !== null;
  const due = isSwept ? dueAt('CASE', deadlineAt, key.pk) : {};
  const lookup = toItem(
    caseLookupKey(opened.caseId),
    { tenant, entityId: subjectOf(opened) },
    listedBy('_', opened, status),
  );
  return [
    {
      put: toItem(key, opened, { ...listedBy(tenant, opened, status), ...due }),
      condition: { item: 'absent' },
    },
    { put: lookup, condition: { item: 'absent' } },
  ];
}

/** In the transaction of a fact that is written once: nothing else opens this case. */
export function openingWithItsFact(opened: Case): Write[] {
  return opening(opened).flatMap((write) => ('put' in write ? [{ put: write.put }] : []));
}

export function deciding(found: Case, decision: Decision): Write[] {
  return [
    {
      update: caseKeyOf(found),
      change: moved(found, 'DECIDED', { decision }),
      condition: { equals: { status: 'OPEN' } },
    },
    relisted(found, 'DECIDED'),
  ];
}

/** A decision already made stays on it. */
export function closing(found: Case, closeReason: string, closedAt: string): Write[] {
  return [
    {
      update: caseKeyOf(found),
      change: moved(found, 'CLOSED', { closeReason, closedAt }),
      condition: { oneOf: { status: ['OPEN', 'DECIDED'] } },
    },
    relisted(found, 'CLOSED'),
  ];
}

/** Only an open case has a deadline to watch. */
function moved(found: Case, status: Case['status'], fields: object): Change {
  return {
    set: toAttributes({ status, ...fields, ...listedBy(found.tenant, found, status) }),
    add: { version: 1 },
    remove: ['gsi2pk', 'gsi2sk'],
  };
}

function relisted(found: Case, status: Case['status']): Write {
  return {
    update: caseLookupKey(found.caseId),
    change: { set: listedBy('_', found, status) },
    condition: { item: 'present' },
  };
}

function listedBy(tenant: string, found: Case, status: Case['status']) {
  return { gsi1pk: caseListPk(tenant, status), gsi1sk: caseListSk(found) };
}
