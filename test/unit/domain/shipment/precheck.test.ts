import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../../domain/document/document.ts';
import { precheckShipment } from '../../../../domain/shipment/precheck.ts';
import { reviewSku } from '../../../../domain/sku/review-sku.ts';
import type { Sku } from '../../../../domain/sku/sku.ts';
import type { Warehouse } from '../../../../domain/warehouse/warehouse.ts';
import {
  aLamp,
  aSpeaker,
  aSubmission,
  aWarehouse,
  requestBody,
  T0,
} from '../../../support/example-shipment.ts';

interface Other {
  readonly skus?: readonly Sku[];
  readonly warehouse?: Warehouse | undefined;
  readonly documents?: readonly DocumentRecord[];
  readonly day?: string;
}

function faultsOf(request: object = {}, other: Other = {}): string[] {
  const { shipment, content } = aSubmission(request);
  const faults = precheckShipment({
    head: shipment,
    content,
    skus: [aLamp(), aSpeaker()],
    warehouse: aWarehouse(),
    documents: [],
    day: '2026-11-02',
    ...other,
  });
  return faults.map((f) => `${f.pointer} ${f.code}`);
}

const [lamps, speakers] = requestBody.cartons;
const oneLampCarton = { ...lamps, toCartonNumber: 1 };
const bare = { declaredLines: undefined, invoice: undefined };
const lampsOnly = (changed: object, ...more: object[]) => ({
  ...bare,
  cartons: [{ ...oneLampCarton, ...changed }, ...more],
});

it('finds nothing wrong with the example', () => {
  expect(faultsOf()).toEqual([]);
});

it('takes cargo that is ready within 60 days, or was ready before', () => {
  const ready = (cargoReadyOn: string) => faultsOf({ cargoReadyOn });
  expect(ready('2026-10-01')).toEqual([]);
  expect(ready('2027-01-01')).toEqual([]);
  expect(ready('2027-01-02')).toEqual(['/cargoReadyOn CARGO_READY_TOO_LATE']);
});

it('finds every fault at once', () => {
  const request = {
    origin: { ...requestBody.origin, port: 'CNYT1' },
    cartons: [
      { ...oneLampCarton, poNumber: undefined, netWeightG: 13_000 },
      { ...speakers, toCartonNumber: 9, lines: [{ sku: 'GHOST-1', quantity: 1 }] },
    ],
  };
  expect(faultsOf(request).sort()).toEqual(
    [
      '/origin/port LOCODE_INVALID',
      '/cartons/0/poNumber CARTON_WITHOUT_PO',
      '/cartons/0/netWeightG NET_OVER_GROSS',
      '/cartons/1/lines/0/sku SKU_NOT_REGISTERED',
      '/declaredLines/0/quantity PACKING_LIST_MISMATCH',
      '/declaredLines/1/quantity PACKING_LIST_MISMATCH',
      '/declaredLines PACKING_LIST_MISMATCH',
      '/declaredLines PACKING_LIST_MISMATCH',
    ].sort(),
  );
});

describe('cartons', () => {
  it('carry a PO number that is more than blanks (M-023)', () => {
    expect(faultsOf(lampsOnly({ poNumber: '  ' }))).toEqual([
      '/cartons/0/poNumber CARTON_WITHOUT_PO',
    ]);
  });

  it('may weigh net what they weigh gross, not more', () => {
    expect(faultsOf(lampsOnly({ netWeightG: 12_300 }))).toEqual([]);
    expect(faultsOf(lampsOnly({ netWeightG: 12_301 }))).toEqual([
      '/cartons/0/netWeightG NET_OVER_GROSS',
    ]);
  });

  it('have their own number and SSCC', () => {
    const sscc = '106141410000000415';
    expect(faultsOf(lampsOnly({ sscc }, { ...oneLampCarton, sscc }))).toEqual([
      '/cartons/1/cartonNumber DUPLICATE_CARTON_NUMBER',
      '/cartons/1/sscc DUPLICATE_SSCC',
    ]);
    expect(faultsOf(lampsOnly({ sscc: '106141410000000416' }))).toEqual([
      '/cartons/0/sscc SSCC_INVALID',
    ]);
  });

  it('fit the mode: the longest side first, however it is written down', () => {
    const long = { dimensions: { lengthMm: 400, widthMm: 1_201, heightMm: 300 } };
    const heavy = { grossWeightG: 70_001 };
    const express = { mode: 'EXPRESS' };
    const skus = [
      aLamp(),
      aSpeaker({ cargoFlags: [], battery: undefined, productClass: 'GENERAL' }),
    ];
    expect(faultsOf({ ...lampsOnly(long), ...express }, { skus })).toEqual([
      '/cartons/0/dimensions OVERSIZE_FOR_MODE',
    ]);
    expect(faultsOf({ ...lampsOnly(heavy), ...express }, { skus })).toEqual([
      '/cartons/0/dimensions OVERSIZE_FOR_MODE',
    ]);
    expect(faultsOf(lampsOnly({ ...long, ...heavy }))).toEqual([]);
  });
});

describe('a full container', () => {
  const fcl = { mode: 'SEA_FCL', containerType: '45G1' };

  it('has a type we load and a number that checks', () => {
    expect(faultsOf({ ...fcl, containers: ['MSKU9070323'] })).toEqual([]);
    expect(faultsOf({ mode: 'SEA_FCL' })).toEqual(['/containerType CONTAINER_TYPE_MISSING']);
    expect(faultsOf({ ...fcl, containerType: '99X9' })).toEqual([
      '/containerType CONTAINER_TYPE_UNKNOWN',
    ]);
    expect(faultsOf({ ...fcl, containers: ['MSKU9070324'] })).toEqual([
      '/containers/0 CONTAINER_NUMBER_INVALID',
    ]);
  });

  it('takes what fits, and two take twice as much', () => {
    const big = { dimensions: { lengthMm: 1_200, widthMm: 1_000, heightMm: 1_000 } };
    const sixty = { ...bare, cartons: [{ ...lamps, toCartonNumber: 60, ...big }] };
    expect(faultsOf({ ...fcl, ...sixty })).toEqual(['/containerType CONTAINER_OVERFILLED']);
    expect(faultsOf({ ...fcl, ...sixty, containers: ['MSKU9070323', 'CSQU3054383'] })).toEqual([]);
  });
});

describe('SKUs', () => {
  it('are approved, told once however often packed', () => {
    const suspended = reviewSku(aLamp(), { kind: 'SUSPEND', reason: 'complaint' }, T0);
    expect(faultsOf({}, { skus: [suspended, aSpeaker()] })).toEqual([
      '/cartons/0/lines/0/sku SKU_NOT_APPROVED',
    ]);
  });

  it('have an HS code and a value in the currency of the shipment', () => {
    const skus = [
      aLamp({ hsCode: '9405', declaredValue: { amount: '130.00', currency: 'CNY' } }),
      aSpeaker(),
    ];
    expect(faultsOf(bare, { skus })).toEqual([
      '/cartons/0/lines/0/sku HS_MISSING',
      '/cartons/0/lines/0/sku VALUE_MISSING',
    ]);
  });

  it('have ten digits where we declare the export, six where the seller does', () => {
    const skus = [aLamp({ hsCode: '940521' }), aSpeaker()];
    expect(faultsOf({}, { skus })).toEqual(['/cartons/0/lines/0/sku HS_MISSING']);
    expect(faultsOf({ legs: ['MAIN_CARRIAGE', 'IMPORT_CUSTOMS'] }, { skus })).toEqual([]);
  });

  it('have a place to lie', () => {
    const skus = [aLamp({ storageCondition: 'TEMPERATURE_CONTROLLED' }), aSpeaker()];
    expect(faultsOf({}, { skus })).toEqual([
      '/cartons/0/lines/0/sku STORAGE_CONDITION_UNAVAILABLE',
    ]);
    expect(faultsOf({ legs: ['MAIN_CARRIAGE'] }, { skus })).toEqual([]);
  });

  it('refuse the whole batch when one is prohibited (M-028)', () => {
    const skus = [aLamp({ name: 'Vape pen' }), aSpeaker()];
    expect(faultsOf({}, { skus })).toEqual([' PROHIBITED_GOODS']);
  });
});

describe('documents', () => {
  const bareSpeaker = aSpeaker({ complianceDocuments: {} });
  const missing = (kind: string) => `/cartons/8/lines/0/sku DOCUMENT_MISSING ${kind}`;
  const uploaded = (kind: DocumentRecord['kind'], status: DocumentRecord['status']) => ({
    documentId: 'doc_9',
    kind,
    fileName: 'a.pdf',
    contentType: 'application/pdf',
    key: 'T/lumio/a.pdf',
    status,
    createdAt: T0,
  });

  function kinds(request: object, other: Other): string[] {
    const { shipment, content } = aSubmission(request);
    const warehouse = aWarehouse();
    const input = { head: shipment, content, warehouse, documents: [], day: '2026-11-02' };
    return precheckShipment({ ...input, skus: [aLamp(), bareSpeaker], ...other }).map(
      (f) => `${f.pointer} ${f.code} ${f.params?.['document'] ?? ''}`,
    );
  }

  it('are needed by what is in the goods and how they travel', () => {
    const bySea = [missing('MSDS'), missing('UN38_3'), missing('TEST_REPORT')];
    expect(kinds({}, {})).toEqual(bySea);
    expect(kinds({ mode: 'AIR' }, {})).toContain(missing('TRANSPORT_CERTIFICATE'));
  });

  it('may belong to the SKU or to the shipment, once uploaded', () => {
    const documents = [uploaded('MSDS', 'UPLOADED'), uploaded('UN38_3', 'REQUESTED')];
    expect(kinds({}, { documents })).toEqual([missing('UN38_3'), missing('TEST_REPORT')]);
  });

  it('include the owner’s letter for a recorded brand', () => {
    const skus = [aLamp({ brand: 'Philips' }), aSpeaker()];
    expect(kinds({}, { skus })).toEqual([
      '/cartons/0/lines/0/sku DOCUMENT_MISSING BRAND_AUTHORISATION',
    ]);
  });
});

describe('the declaration', () => {
  const [lampLine, speakerLine] = requestBody.declaredLines;
  const lines = (lamp: object, speaker: object = {}) => ({
    invoice: undefined,
    declaredLines: [
      { ...lampLine, ...lamp },
      { ...speakerLine, ...speaker },
    ],
  });

  it('counts what is packed (M-032)', () => {
    expect(faultsOf(lines({ quantity: 95 }))).toEqual([
      '/declaredLines/0/quantity PACKING_LIST_MISMATCH',
    ]);
  });

  it('names what is packed and nothing else', () => {
    expect(
      faultsOf({ invoice: undefined, declaredLines: [{ ...lampLine, netWeightG: 108_400 }] }),
    ).toEqual(['/declaredLines PACKING_LIST_MISMATCH']);
    expect(faultsOf(lines({}, { sku: 'GHOST-1' }))).toEqual([
      '/declaredLines PACKING_LIST_MISMATCH',
      '/declaredLines/1/quantity PACKING_LIST_MISMATCH',
    ]);
  });

  it('weighs net what the cartons weigh net', () => {
    expect(faultsOf(lines({ netWeightG: 86_399 }))).toEqual([
      '/declaredLines PACKING_LIST_MISMATCH',
    ]);
  });

  it('values goods as registered or higher, in the shipment’s currency', () => {
    const at = (amount: string, currency = 'USD') => lines({ unitValue: { amount, currency } });
    expect(faultsOf(at('18.50'))).toEqual([]);
    expect(faultsOf(at('18.49'))).toEqual(['/declaredLines/0/unitValue UNDERVALUED']);
    expect(faultsOf(at('0.00'))).toEqual(['/declaredLines/0/unitValue VALUE_MISSING']);
    expect(faultsOf(at('130.00', 'CNY'))).toEqual(['/declaredLines/0/unitValue VALUE_MISSING']);
  });

  it('agrees with the invoice (M-031)', () => {
    const invoiced = (amount: string, currency = 'USD') =>
      faultsOf({ invoice: { ...requestBody.invoice, total: { amount, currency } } });
    expect(invoiced('2656.01')).toEqual(['/invoice/total UNDERVALUED']);
    expect(invoiced('2655.99')).toEqual(['/invoice/total INVOICE_MISMATCH']);
    expect(invoiced('2656.00', 'CNY')).toEqual(['/invoice/total/currency CURRENCY_MISMATCH']);
  });

  it('is taken from packing list and masters when not given, and still meets the invoice', () => {
    expect(faultsOf({ declaredLines: undefined })).toEqual([]);
  });
});

describe('the route', () => {
  it('begins in mainland China or Hong Kong (M-076)', () => {
    const from = (country: string, port: string) =>
      faultsOf({ origin: { address: { ...requestBody.origin.address, country }, port } });
    expect(from('HK', 'HKHKG')).toEqual([]);
    expect(from('VN', 'VNSGN')).toEqual([
      '/origin/address/country ORIGIN_NOT_SERVED',
      '/origin/port ORIGIN_NOT_SERVED',
    ]);
  });

  it('ends at a warehouse that is, from a port that serves it', () => {
    expect(faultsOf({}, { warehouse: undefined })).toEqual([
      '/destination/warehouseId WAREHOUSE_UNKNOWN',
    ]);
    const to = (port: string) => ({ destination: { ...requestBody.destination, port } });
    expect(faultsOf(to('CAVAN'))).toEqual(['/destination/port PORT_NOT_SERVED']);
    expect(faultsOf(to('CAVAN'), { warehouse: aWarehouse({ ports: ['CAVAN'] }) })).toEqual([]);
  });

  it('goes by rail to Europe only', () => {
    expect(faultsOf({ mode: 'RAIL' })).toEqual(['/mode MODE_NOT_SERVED']);
  });
});

it('says the same for the same shipment', () => {
  expect(faultsOf({ mode: 'SEA_FCL' })).toEqual(faultsOf({ mode: 'SEA_FCL' }));
});
