/** Customs changes its word while a question about it is open: the answer to one question is never taken for another's. */
import { expect, it } from 'vitest';
import { assessImport, dutyMatter } from '../../../../domain/shipment/assess-import.ts';
import { unpaidDuty } from '../../../../domain/declaration/customs-facts.ts';
import { T0 } from '../../../support/example-shipment.ts';
import { aCaseOf, aView, declared, later, play } from './shipment-views.ts';

const dutyAsked = declared('IMPORT', ['DUTY_DUE']);
const open = aCaseOf('DUTY_PAYMENT_DUE', dutyMatter(dutyAsked));

it.each(['CUSTOMS_HOLD', 'CUSTOMS_EXAM', 'IMPORT_ENTRY_FILED'] as const)(
  'goes on asking a DAP seller for the duty after a detour by %s',
  (status) => {
    const patch = { incoterm: 'DAP' } as const;
    const around = { declarations: [dutyAsked], cases: [open], patch };
    const { end } = play(aView(status, around), assessImport);
    expect(end).toMatchObject({ wait: { awaiting: 'DUTY_PAYMENT_DUE', responsible: 'SELLER' } });
  },
);

it('asks about a rejection, and again about the next, whatever was asked about a hold', () => {
  const question = (...said: Parameters<typeof declared>[1] & object) => {
    const move = assessImport(aView('CUSTOMS_HOLD', { declarations: [declared('IMPORT', said)] }));
    return 'ask' in move ? move.ask.matter : undefined;
  };
  const matters = [
    question('HELD'),
    question('REJECTED'),
    question('REJECTED', 'ACCEPTED', 'REJECTED'),
  ];
  expect(matters).not.toContain(undefined);
  expect(new Set(matters).size).toBe(3);
});

/** Customs assess anew after the first notice (`s-0`) was paid: the second is `s-1`. */
const reassessed = (changed: object) => declared('IMPORT', ['DUTY_DUE', 'DUTY_DUE'], changed);

it('asks for the duty of a second notice, whatever was answered about the first', () => {
  const paid = reassessed({ dutyPaidAt: T0, paidDutyNotices: ['s-0'] });
  expect(unpaidDuty(paid)?.eventId).toBe('s-1');
  const cases = [aCaseOf('DUTY_PAYMENT_DUE', dutyMatter(dutyAsked), 'paid')];
  const around = { declarations: [paid], cases };
  expect(assessImport(aView('DUTY_PAYMENT_DUE', around))).toEqual({ finish: 'PAY' });
  const seller = aView('DUTY_PAYMENT_DUE', { ...around, patch: { incoterm: 'DAP' } });
  expect(assessImport(seller)).toMatchObject({ ask: { matter: 'v1-s-1' } });
});

it('asks nothing once the last notice is paid', () => {
  expect(unpaidDuty(reassessed({ dutyPaidAt: T0, paidDutyNotices: ['s-1'] }))).toBeUndefined();
});

it('reads a payment kept without its notice as one of all that was said by then', () => {
  expect(unpaidDuty(declared('IMPORT', ['DUTY_DUE'], { dutyPaidAt: T0 }))).toBeUndefined();
  expect(unpaidDuty(reassessed({ dutyPaidAt: T0 }))?.eventId).toBe('s-1');
  expect(unpaidDuty(reassessed({ dutyPaidAt: later(1) }))).toBeUndefined();
});

it('closes the question about a notice when customs give another', () => {
  const view = aView('DUTY_PAYMENT_DUE', {
    declarations: [reassessed({})],
    cases: [open],
    patch: { incoterm: 'DAP' },
  });
  const statuses = play(view, assessImport).view.cases.map(({ status }) => status);
  expect(statuses).toEqual(['CLOSED', 'OPEN']);
});
