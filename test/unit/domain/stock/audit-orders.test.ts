import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../domain/order/order.ts';
import { reserveMovements } from '../../../../domain/order/reservation.ts';
import { shipMovements } from '../../../../domain/order/ship-movements.ts';
import { orderFaults } from '../../../../domain/stock/audit-orders.ts';
import { skuCodeSchema, warehouseIdSchema } from '../../../../domain/kernel/ids.ts';
import { aFulfilment, anOrder, minutes } from '../../../support/example-order.ts';
import { relay } from '../../../support/example-relay.ts';

const stock = {
  warehouseId: warehouseIdSchema.parse('US-EWR'),
  sku: skuCodeSchema.parse('LAMP-1'),
};
const fulfilment = aFulfilment({
  floor: {
    packed: {
      at: minutes(40),
      weightG: 900,
      dimensions: { lengthMm: 300, widthMm: 200, heightMm: 200 },
      picks: [{ sku: stock.sku, quantity: 2, bin: 'A-1', lot: 'L' }],
    },
  },
});

/** What is wrong when the units of `order` moved as those of `as`. */
function faults(order: Order, as = order): string[] {
  const movements = [
    ...reserveMovements(as, fulfilment, minutes(1)),
    ...shipMovements(as, fulfilment, minutes(60)).movements,
  ];
  return orderFaults(stock, { order, fulfilments: [fulfilment] }, movements);
}

describe('what left with an order', () => {
  it('is shipped when it is sold, transferred when it is relayed', () => {
    expect(faults(anOrder())).toEqual([]);
    expect(faults(anOrder({ relay }))).toEqual([]);
  });

  it('is wrong the other way round', () => {
    const wrong = '1 SHIPPED left the wrong way 2, should be 0';
    expect(faults(anOrder(), anOrder({ relay }))).toEqual([wrong]);
    expect(faults(anOrder({ relay }), anOrder())).toEqual([wrong]);
  });
});
