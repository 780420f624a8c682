/** A declaration that was opened, and refused or never sent: to customs it does not exist. */
import { expect, it } from 'vitest';
import { assessExport } from '../../../../domain/shipment/assess-export.ts';
import { assessImport } from '../../../../domain/shipment/assess-import.ts';
import { aCaseOf, aView, declared } from './shipment-views.ts';

const v2 = { version: 2, declarationId: 'v2', filing: 'REFUSED' } as const;

it.each(['PENDING', 'REFUSED'])('files an ISF that is only written down: %s', (filing) => {
  const declarations = [declared('EXPORT', ['RELEASED']), declared('ISF', [], { filing })];
  expect(assessExport(aView('EXPORT_RELEASED', { declarations }))).toEqual({ finish: 'FILE_ISF' });
});

it('declares again, without asking the seller twice, when the amended declaration was refused', () => {
  const declarations = [declared('EXPORT', ['REJECTED']), declared('EXPORT', [], v2)];
  const cases = [aCaseOf('EXPORT_REJECTED', 'EXPORT-v1', 'amend')];
  expect(assessExport(aView('EXPORT_REJECTED', { declarations, cases }))).toEqual({
    finish: 'DECLARE',
  });
});

it('files the amended entry again instead of waiting for the word about one that customs never got', () => {
  const declarations = [declared('IMPORT', ['REJECTED']), declared('IMPORT', [], v2)];
  const asked = assessImport(aView('CUSTOMS_HOLD', { declarations }));
  expect(asked).toMatchObject({ ask: { kind: 'CUSTOMS_HOLD' } });
  const matter = 'ask' in asked ? asked.ask.matter : '';
  const cases = [aCaseOf('CUSTOMS_HOLD', matter, 'amend')];
  expect(assessImport(aView('CUSTOMS_HOLD', { declarations, cases }))).toEqual({ finish: 'FILE' });
});
