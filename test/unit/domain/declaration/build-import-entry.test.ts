import { describe, expect, it } from 'vitest';
import { buildImportEntry } from '../../../../domain/declaration/build-import-entry.ts';
import { aLamp, aSpeaker, aSubmission, aWarehouse } from '../../../support/example-shipment.ts';

function entryTo(country: string, request: object = {}) {
  const { shipment, content } = aSubmission(request);
  return buildImportEntry({
    head: shipment,
    content,
    skus: [aLamp(), aSpeaker()],
    seller: { name: 'Lumio', importerNumbers: { CA: '123456789RM0001' } },
    warehouse: aWarehouse({ address: { ...aWarehouse().address, country } }),
    day: '2026-12-10',
    platformImporterNumber: '12-3456789XX',
  });
}

describe('an import entry', () => {
  it('to the US is formal over 2,500 dollars, with the duty of each line', () => {
    const entry = entryTo('US');
    expect(entry.procedure).toBe('CBP_FORMAL_01');
    expect(entry.data).toMatchObject({
      importerOfRecord: { name: 'Portage', number: '12-3456789XX' },
      value: { amount: '2656.00', currency: 'USD' },
      lines: [
        { tariffCode: '9405218010', levies: [{ programme: 'General rate' }, { rate: '25%' }] },
        { tariffCode: '8518220000', levies: [{ rate: '0%' }, { rate: '7.5%' }] },
      ],
    });
    // 69.26 + 444.00 on lamps, 66.00 on speakers, 33.58 processing, 3.32 harbor.
    expect(entry.duty).toMatchObject({ total: { amount: '616.16', currency: 'USD' } });
  });

  it('to Canada is a CAD in Canadian dollars, for the seller’s own number', () => {
    const entry = entryTo('CA');
    expect(entry.procedure).toBe('CAD');
    expect(entry.data).toMatchObject({
      importerOfRecord: { name: 'Lumio', number: '123456789RM0001' },
    });
    expect(entry.duty).toMatchObject({ kind: 'computed', total: { currency: 'CAD' } });
  });

  it('elsewhere says that the duty is not computed', () => {
    const entry = entryTo('DE');
    expect(entry.procedure).toBe('IMPORT');
    expect(entry.duty).toMatchObject({ kind: 'not_computed', country: 'DE' });
    expect(entry.data).toMatchObject({ lines: [{ levies: [] }, { levies: [] }] });
  });
});
