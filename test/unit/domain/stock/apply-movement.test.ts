import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyMovement,
  emptyStock,
  settleMovements,
} from '../../../../domain/stock/apply-movement.ts';
import { auditStock } from '../../../../domain/stock/audit-stock.ts';
import { bucketSchema, heldBuckets, type Movement } from '../../../../domain/stock/stock.ts';
import { aMovement, aPutaway } from '../../../contracts/contract-records.ts';

const empty = emptyStock(aMovement('m'));

describe('applying a movement', () => {
  it('counts what enters at its source and where it lies', () => {
    const stock = applyMovement(empty, aMovement('m', { quantity: 7 }));
    expect(stock).toEqual({ ...empty, received: 7, awaitingPutaway: 7 });
  });

  it('takes from one bucket what it gives to another', () => {
    const stock = { ...empty, received: 7, awaitingPutaway: 7 };
    expect(applyMovement(stock, aPutaway('p', 3))).toEqual({
      ...stock,
      awaitingPutaway: 4,
      available: 3,
    });
  });

  it('is undefined when a bucket would go below zero, and leaves the stock as it was', () => {
    const stock = { ...empty, received: 7, awaitingPutaway: 7 };
    expect(applyMovement(stock, aPutaway('p', 8))).toBeUndefined();
    expect(stock.awaitingPutaway).toBe(7);
  });
});

describe('settling movements', () => {
  it('lets pass what fits, in order', () => {
    const movements = [aMovement('m', { quantity: 5 }), aPutaway('p', 5)];
    const settled = settleMovements(empty, movements);
    expect(settled.movements).toEqual(movements);
    expect(settled.suspense).toEqual([]);
    expect(settled.stock).toMatchObject({ awaitingPutaway: 0, available: 5 });
  });

  it('moves what the books hold, quarantines what lies there beyond, and tells a person', () => {
    const stock = { ...empty, received: 6, awaitingPutaway: 6 };
    const putaway = aPutaway('p', 10);
    const settled = settleMovements(stock, [putaway]);
    expect(settled.movements).toEqual([
      { ...putaway, quantity: 6 },
      {
        ...aMovement('p-suspense', { kind: 'RECOUNT_UP', quantity: 4 }),
        enters: 'adjustedIn',
        to: 'quarantine',
      },
    ]);
    expect(settled.stock).toMatchObject({ available: 6, quarantine: 4, adjustedIn: 4 });
    expect(settled.suspense).toEqual([
      { movement: putaway, bucket: 'awaitingPutaway', missing: 4 },
    ]);
  });

  it('takes no more than the books hold when units are gone', () => {
    const stock = { ...empty, received: 3, awaitingPutaway: 3 };
    const gone = aMovement('r', {
      kind: 'RECOUNT_DOWN',
      quantity: 5,
      enters: undefined,
      from: 'awaitingPutaway',
      to: 'lost',
    });
    const settled = settleMovements(stock, [gone]);
    expect(settled.stock).toMatchObject({ awaitingPutaway: 0, lost: 3 });
    expect(settled.suspense).toMatchObject([{ missing: 2 }]);
    const none = settleMovements(empty, [gone]);
    expect(none).toMatchObject({ stock: empty, movements: [], suspense: [{ missing: 5 }] });
  });

  it('conserves units for any movements: nothing below zero, counters equal the fold', () => {
    const bucket = fc.constantFrom(
      ...bucketSchema.options.filter((b) => !b.endsWith('In') && b !== 'received'),
    );
    const movement = fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      from: fc.option(bucket),
      to: bucket,
    });
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 30 }), (drawn) => {
        const movements: Movement[] = drawn.map(({ quantity, from, to }, n) =>
          aMovement(`m${n}`, {
            quantity,
            from,
            to,
            enters: from === null ? 'received' : undefined,
          }),
        );
        const settled = settleMovements(empty, movements);
        expect(auditStock(settled.stock, settled.movements, [])).toEqual([]);
        const asked = drawn.reduce(
          (sum, { quantity, from }) => sum + (from === null ? quantity : 0),
          0,
        );
        expect(settled.stock.received).toBe(asked);
      }),
    );
    expect(heldBuckets).toContain('available');
  });
});
