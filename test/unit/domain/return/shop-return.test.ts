/** What the shop hears of a return that was asked for there. */
import { describe, expect, it } from 'vitest';
import { answerToTell, dispositionsToTell } from '../../../../domain/return/shop-return.ts';
import { aReturn, returnId } from '../../../support/example-return.ts';
import { T0 } from '../../../support/example-shipment.ts';

const channel = { source: 'SHOPIFY', shop: 'lumio.myshopify.com', externalReturnId: '945' };
const [line] = aReturn().lines;
const lines = [{ ...line, quantity: 3, externalLineId: '11' }];
const closed = { closedAt: T0, closeReason: 'x' };
const since = { REQUESTED: T0, TRIAGED: T0 };
const asked = (changed: object) => aReturn({ channel, lines, ...changed });
const group = (quantity: number, disposition: string) => ({
  groupId: `g${disposition}`,
  lineId: '1',
  sku: 'LAMP-1',
  quantity,
  reception: 'RECEIVED',
  grade: 'A_SELLABLE',
  fault: 'SELLABLE',
  used: false,
  disposition,
  why: [],
});

describe('the answer in the shop', () => {
  const offer = { refundId: 'r', amount: { amount: '7.80', currency: 'USD' }, at: T0 };
  it.each([
    ['APPROVE', { since: { ...since, APPROVED: T0 } }],
    [
      'APPROVE',
      { status: 'RETURNLESS_REFUND', ...closed, since: { ...since, RETURNLESS_REFUND: T0 } },
    ],
    ['DECLINE', { status: 'DECLINED', ...closed, since }],
    [
      'TOO_LATE',
      {
        status: 'DECLINED',
        ...closed,
        since,
        triage: { outcome: 'DECLINED', why: ['OUT_OF_WINDOW'] },
      },
    ],
    [
      'DECLINE',
      {
        status: 'COMPLETED',
        ...closed,
        since,
        refunds: [{ ...offer, reason: 'PARTIAL_OFFER_ACCEPTED' }],
      },
    ],
  ])('is %s', (answer, changed) => {
    expect(answerToTell(asked(changed))).toMatchObject({ externalReturnId: '945', answer });
  });

  it('waits for the decision, and for nobody who asked elsewhere', () => {
    expect(answerToTell(asked({ since }))).toBeUndefined();
    expect(answerToTell(aReturn())).toBeUndefined();
  });
});

describe('the units in the shop', () => {
  const done = { status: 'COMPLETED', ...closed, since: { ...since, ARRIVED: T0 } };

  it('are for sale again, not for sale, or missing', () => {
    const graded = [group(1, 'RESTOCK'), group(1, 'REFURBISH')];
    const told = dispositionsToTell(asked({ ...done, graded }));
    expect(told.map(({ disposition, quantity }) => [disposition, quantity])).toEqual([
      ['RESTOCKED', 1],
      ['NOT_RESTOCKED', 1],
      ['MISSING', 1],
    ]);
    expect(told[0]?.reference).toBe(`${returnId}-1-restocked`);
  });

  it('are not missing when nothing was to come', () => {
    expect(dispositionsToTell(asked({ ...done, since }))).toEqual([]);
  });
});
