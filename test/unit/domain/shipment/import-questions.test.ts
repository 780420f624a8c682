/** Customs changes its word while a question about it is open: the answer to one question is never taken for another's. */
import { expect, it } from 'vitest';
import { assessImport, dutyMatter } from '../../../../domain/shipment/assess-import.ts';
import { aCaseOf, aView, declared, play } from './shipment-views.ts';

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
