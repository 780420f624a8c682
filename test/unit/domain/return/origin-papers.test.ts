/** What the papers of goods that go home say, and which they are (M-132, domain-facts 3.6). */
import { describe, expect, it } from 'vitest';
import { declarationSchema } from '../../../../domain/declaration/declaration.ts';
import { exportedUnder } from '../../../../domain/return/going-home.ts';
import {
  homewardGoods,
  originInvoice,
  originPackingList,
} from '../../../../domain/return/origin-papers.ts';
import { planOriginPapers } from '../../../../domain/return/plan-origin-papers.ts';
import { reliefStatement } from '../../../../domain/return/relief-statement.ts';
import { homeward, originPapers, relieved } from '../../../support/example-homeward.ts';
import { aReturn } from '../../../support/example-return.ts';
import { shipmentId, T0, tenant } from '../../../support/example-shipment.ts';

const denied = { relieved: false, reasons: ['EXPORT_UNKNOWN'], state: 'USED' };

describe('the export that goods had left under', () => {
  const declared = (changed: object = {}) =>
    declarationSchema.parse({
      tenant,
      shipmentId,
      declarationId: 'dec-1',
      kind: 'EXPORT',
      version: 1,
      revision: 1,
      procedure: '9810',
      data: { lines: [] },
      submittedAt: T0,
      statements: [],
      answeredHolds: 0,
      ...changed,
    });

  it('is the day of release, the number of customs, the value declared', () => {
    const statements = [
      { eventId: 'a', status: 'RELEASED', statedAt: '2026-11-09T07:45:00.000Z', entryNumber: '53' },
    ];
    expect(exportedUnder(declared({ statements }), 'LAMP-1')).toEqual({
      shipmentId,
      declarationId: 'dec-1',
      number: '53',
      exportedOn: '2026-11-09',
      procedure: '9810',
    });
  });

  it('is the filing while customs are silent', () => {
    expect(exportedUnder(declared(), 'LAMP-1')).toMatchObject({ exportedOn: '2026-11-02' });
  });
});

describe('the invoice of goods that go home', () => {
  it('values them as they were exported', () => {
    const { lines, total } = originInvoice(originPapers());
    expect(lines).toMatchObject([
      { sku: 'LAMP-1', quantity: 2, unitValue: { amount: '17.20' }, amount: { amount: '34.40' } },
    ]);
    expect(total).toEqual({ amount: '34.40', currency: 'USD' });
  });

  it('takes the master where no export is known, and adds in one currency', () => {
    const yuan = { amount: '71.00', currency: 'CNY' };
    const second = { ...relieved, export: { ...relieved.export, unitValue: yuan } };
    const { lines, total } = originInvoice(
      originPapers([homeward(denied), homeward(second, { groupId: 'g2', quantity: 1 })]),
    );
    expect(lines.map(({ amount }) => amount.amount)).toEqual(['37.00', '10.00']);
    expect(total).toEqual({ amount: '47.00', currency: 'USD' });
  });
});

describe('the packing list of goods that go home', () => {
  it('has them in one carton that weighs more than they do', () => {
    const { rows, totals } = originPackingList(originPapers());
    expect(rows).toMatchObject([{ cartonNumber: 1, poNumber: 'SO-1', quantity: 2 }]);
    expect(totals).toMatchObject({ cartons: 1, units: 2, netWeightG: 1800, grossWeightG: 2000 });
  });
});

describe('the statement of returned goods', () => {
  it('names notice, export declaration, code, reason and why the state is the original one', () => {
    const { lines, clauses } = reliefStatement(originPapers());
    expect(lines).toMatchObject([
      {
        declaration: '531620260123456789',
        exportedOn: '2026-09-10',
        procedure: '9810',
        reason: 'Returned by the buyer 买家退货: DEFECTIVE',
      },
    ]);
    expect(lines[0]?.state).toContain('使用仅为发现缺陷所必需');
    expect(lines[0]?.relief).toContain('2026年第16号; until 截至 2027-03-10');
    expect(clauses.join(' ')).toContain('免征进口关税');
    expect(clauses.join(' ')).toContain('补缴已退');
    expect(clauses.join(' ')).not.toContain('duty and VAT are due');
  });

  it('says that duty is due and why, where there is no relief', () => {
    const { lines, clauses } = reliefStatement(originPapers([homeward(denied)]));
    expect(lines[0]).toMatchObject({ declaration: '-', state: 'Used 已使用' });
    expect(lines[0]?.relief).toBe('Duty due 应缴税: the export is not known 出口报关单不详');
    expect(clauses.join(' ')).toContain('Import duty and VAT are due');
    expect(clauses.join(' ')).not.toContain('免征');
  });

  it('tells goods that were only unpacked from goods that were tried', () => {
    const unused = homeward(relieved, { used: false });
    expect(reliefStatement(originPapers([unused])).lines[0]?.state).toContain('仅拆包');
  });
});

it('plans the same papers however often, under the seller and the return', () => {
  const planned = planOriginPapers(aReturn(), T0);
  expect(planOriginPapers(aReturn(), T0)).toEqual(planned);
  expect(planned.map(({ key }) => key)).toEqual([
    `T/lumio/returns/${aReturn().returnId}/papers/commercial-invoice.pdf`,
    `T/lumio/returns/${aReturn().returnId}/papers/packing-list.pdf`,
    `T/lumio/returns/${aReturn().returnId}/papers/return-relief-statement.pdf`,
  ]);
});

it('takes of the return only what goes home, and refuses what has no master', () => {
  const ret = { graded: [homeward(), homeward(undefined, { home: undefined })], lines: [] };
  expect(() => homewardGoods(ret, new Map())).toThrow('not registered');
  expect(originPapers([homeward(), homeward(relieved, { home: undefined })]).goods).toHaveLength(1);
});
