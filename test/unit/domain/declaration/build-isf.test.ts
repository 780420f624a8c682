import { expect, it } from 'vitest';
import { buildIsf, isfDueBy, needsIsf } from '../../../../domain/declaration/build-isf.ts';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import { aLamp, aSpeaker, aSubmission, aWarehouse } from '../../../support/example-shipment.ts';

it('is needed for vessels to the US, and only those', () => {
  const frankfurt = aWarehouse({ address: { ...aWarehouse().address, country: 'DE' } });
  expect(needsIsf({ mode: 'SEA_FCL' }, aWarehouse())).toBe(true);
  expect(needsIsf({ mode: 'SEA_TRUCK' }, aWarehouse())).toBe(true);
  expect(needsIsf({ mode: 'AIR' }, aWarehouse())).toBe(false);
  expect(needsIsf({ mode: 'SEA_FCL' }, frankfurt)).toBe(false);
});

it('is due 24 hours before lading', () => {
  expect(isfDueBy(toTimestamp('2026-11-15T06:00:00Z'))).toBe('2026-11-14T06:00:00.000Z');
});

it('says the importer’s ten elements, tariff codes to six digits', () => {
  const { shipment, content } = aSubmission();
  const facts = {
    head: shipment,
    content,
    skus: [aLamp(), aSpeaker()],
    seller: { name: 'Lumio', importerNumbers: {} },
    warehouse: aWarehouse(),
    platformImporterNumber: '12-3456789XX',
  };
  const isf = buildIsf(facts);
  expect(isf.importerOfRecordNumber).toBe('12-3456789XX');
  expect(isf.items.map((i) => [i.countryOfOrigin, i.hts6])).toEqual([
    ['CN', '940521'],
    ['CN', '851822'],
  ]);
  const own = { ...facts, seller: { name: 'Lumio', importerNumbers: { US: '98-7654321XX' } } };
  expect(buildIsf(own).consigneeNumber).toBe('98-7654321XX');
});
