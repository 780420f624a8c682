import { describe, expect, it } from 'vitest';
import {
  buildExportDeclaration,
  type ExportFacts,
} from '../../../../domain/declaration/build-export-declaration.ts';
import { checkExportDeclaration } from '../../../../domain/declaration/check-export-declaration.ts';
import { exportDeclarationSchema } from '../../../../domain/declaration/export-declaration.ts';
import { BrokenRecord } from '../../../../domain/kernel/domain-error.ts';
import { aLamp, aSpeaker, aSubmission, aWarehouse } from '../../../support/example-shipment.ts';

function facts(changed: Partial<ExportFacts> = {}, request: object = {}): ExportFacts {
  const { shipment, content } = aSubmission(request);
  return {
    head: shipment,
    content,
    skus: [aLamp(), aSpeaker()],
    seller: { name: 'Lumio Lighting Co.', uscc: '91350100M000100Y43' },
    warehouse: aWarehouse(),
    day: '2026-11-12',
    ...changed,
  };
}

describe('the 9810 data set', () => {
  const declaration = buildExportDeclaration(facts());

  it('holds its schema and passes its own checks', () => {
    expect(exportDeclarationSchema.parse(declaration)).toEqual(declaration);
    expect(checkExportDeclaration(declaration)).toEqual([]);
  });

  it('says header and lines', () => {
    expect(declaration.header).toMatchObject({
      supervisionCode: '9810',
      route: 'H2018',
      consignor: { uscc: '91350100M000100Y43' },
      transportMode: 'WATER',
      exitPort: 'CNYTN',
      destinationPort: 'USLAX',
      destinationCountry: 'US',
      total: { amount: '2656.00', currency: 'USD' },
      grossWeightKg: '123.000',
      netWeightKg: '108.400',
      packages: 10,
      attached: { kind: '10000004', orderNumber: declaration.warehouseOrder.orderNumber },
    });
    expect(declaration.lines.map((l) => [l.sequence, l.sku, l.quantity, l.total.amount])).toEqual([
      [1, 'LAMP-1', 96, '1776.00'],
      [2, 'SPKR-1', 40, '880.00'],
    ]);
  });

  it('takes lines from packing list and masters when none are declared, adding up to the cartons', () => {
    const derived = buildExportDeclaration(facts({}, { declaredLines: undefined }));
    expect(derived.lines.map((l) => l.netWeightKg)).toEqual(['86.400', '22.000']);
    const odd = buildExportDeclaration(
      facts({ skus: [aLamp({ weightG: 777 }), aSpeaker()] }, { declaredLines: undefined }),
    );
    expect(checkExportDeclaration(odd)).toEqual([]);
  });

  it('carries the refund tag for exports from 2025-01-27', () => {
    expect(buildExportDeclaration(facts({ day: '2025-01-26' })).header).not.toHaveProperty(
      'taxTag',
    );
    expect(buildExportDeclaration(facts({ day: '2025-01-27' })).header.taxTag).toBe('HWC-YT');
  });

  it('may take the list route up to RMB 5,000 and not above', () => {
    const route = (cnyRate: string) => buildExportDeclaration(facts({ cnyRate })).header.route;
    expect(route('1.8825')).toBe('LIST');
    expect(route('1.8826')).toBe('H2018');
  });

  it('needs a master for every declared SKU', () => {
    expect(() => buildExportDeclaration(facts({ skus: [aLamp()] }))).toThrow(BrokenRecord);
  });
});

describe('the checks customs would make', () => {
  const good = buildExportDeclaration(facts());
  const codes = (changed: Partial<typeof good>) =>
    checkExportDeclaration({ ...good, ...changed }).map((f) => `${f.pointer} ${f.code}`);
  const [first, second] = good.lines;

  it('net against gross', () => {
    expect(codes({ header: { ...good.header, grossWeightKg: '108.399' } })).toEqual([
      '/header/netWeightKg NET_OVER_GROSS',
    ]);
  });

  it('lines against header, and declaration against warehouse order', () => {
    if (!first || !second) throw new Error('two lines are expected');
    const lines = [
      { ...first, netWeightKg: '1.000', total: { ...first.total, amount: '1.00' } },
      second,
    ];
    expect(codes({ lines })).toEqual([
      '/lines LINES_NOT_HEADER',
      '/header/total LINES_NOT_HEADER',
      '/warehouseOrder ORDER_MISMATCH',
    ]);
  });

  it('the order that is attached', () => {
    const attached = { kind: '10000004', orderNumber: 'DC-other' } as const;
    expect(codes({ header: { ...good.header, attached } })).toEqual([
      '/header/attached ORDER_MISMATCH',
    ]);
  });

  it('the exporter’s code and ten digits of HS, six on the list route', () => {
    if (!first || !second) throw new Error('two lines are expected');
    const lines = [{ ...first, hsCode: '940521' }, second];
    const consignor = { name: 'X', uscc: '91350100M000100Y44' };
    expect(codes({ lines, header: { ...good.header, consignor } })).toEqual([
      '/header/consignor/uscc USCC_INVALID',
      '/lines/0/hsCode HS_TOO_SHORT',
    ]);
    expect(codes({ lines, header: { ...good.header, route: 'LIST' } })).toEqual([]);
  });
});
