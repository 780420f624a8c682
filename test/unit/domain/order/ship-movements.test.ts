import { describe, expect, it } from 'vitest';
import { skuCodeSchema } from '../../../../domain/kernel/ids.ts';
import type { Fulfilment } from '../../../../domain/order/fulfilment.ts';
import { reserveMovements } from '../../../../domain/order/reservation.ts';
import { shipMovements } from '../../../../domain/order/ship-movements.ts';
import { fromBins } from '../../../../domain/order/short-pick.ts';
import { relay } from '../../../support/example-relay.ts';
import { aFulfilment, anOrder, minutes } from '../../../support/example-order.ts';

const lamp = skuCodeSchema.parse('LAMP-1');
const packedWith = (...quantities: readonly number[]): Fulfilment => ({
  ...aFulfilment(),
  floor: {
    packed: {
      at: minutes(40),
      weightG: 900,
      dimensions: { lengthMm: 300, widthMm: 200, heightMm: 200 },
      picks: quantities.map((quantity, at) => ({ sku: lamp, quantity, bin: `A-${at}`, lot: 'L' })),
    },
  },
});
const shipped = (fulfilment: Fulfilment, order = anOrder()) => {
  const { movements, differences } = shipMovements(order, fulfilment, minutes(60));
  return {
    moved: movements.map(({ kind, from, to, quantity }) => `${kind} ${quantity} ${from}>${to}`),
    differences: [...differences],
  };
};

describe('what leaves with a parcel', () => {
  it('is what was reserved, bin by bin', () => {
    expect(shipped(packedWith(1, 1))).toEqual({
      moved: ['SHIP 1 reserved>shipped', 'SHIP 1 reserved>shipped'],
      differences: [],
    });
  });

  it('is what was packed: more is taken from what was available', () => {
    expect(shipped(packedWith(3))).toEqual({
      moved: ['SHIP 2 reserved>shipped', 'SHIP 1 available>shipped'],
      differences: [[lamp, 1]],
    });
  });

  it('is what was packed: what stayed is free again', () => {
    expect(shipped(packedWith(1))).toEqual({
      moved: ['SHIP 1 reserved>shipped', 'RELEASE_RESERVATION 1 reserved>available'],
      differences: [[lamp, -1]],
    });
  });

  it('of a relay is transferred, not sold', () => {
    expect(shipped(packedWith(1), anOrder({ relay })).moved).toEqual([
      'TRANSFER_OUT 1 reserved>transferredOut',
      'RELEASE_RESERVATION 1 reserved>available',
    ]);
  });

  it('and the seller’s own material', () => {
    const order = anOrder({
      packaging: { kind: 'SELLER', materialSku: skuCodeSchema.parse('BOX-1') },
    });
    expect(shipped(packedWith(2), order).moved).toContain('USE_MATERIAL 1 reserved>shipped');
  });
});

it('two lines of one SKU are one reservation, named by its plan', () => {
  const fulfilment = aFulfilment({
    lines: [
      { lineId: '1', sku: lamp, quantity: 2 },
      { lineId: '2', sku: lamp, quantity: 3 },
    ],
  });
  expect(reserveMovements(anOrder(), fulfilment, minutes(1))).toMatchObject([
    { movementId: `${fulfilment.orderId}-1-1-LAMP-1`, quantity: 5 },
  ]);
});

it('units are taken from the bins in their order; what no bin holds has none', () => {
  const bins = [
    { bin: 'A', lot: 'L1', quantity: 1 },
    { bin: 'B', lot: 'L2', quantity: 1 },
  ];
  expect(fromBins(3, bins)).toEqual([
    { bin: 'A', lot: 'L1', quantity: 1 },
    { bin: 'B', lot: 'L2', quantity: 1 },
    { quantity: 1 },
  ]);
});
