import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tenantSchema, warehouseIdSchema } from '../../../../domain/kernel/ids.ts';
import {
  warehouseMessageSchema,
  type WarehouseMessage,
} from '../../../../domain/partner/warehouse-port.ts';
import {
  discrepancies,
  isShort,
  placeableBySku,
} from '../../../../domain/receiving/compare-receipt.ts';
import { foldReceiving } from '../../../../domain/receiving/fold-receiving.ts';
import { NOTHING_RECEIVED, type Receiving } from '../../../../domain/receiving/receipt.ts';
import { applyMovement, emptyStock } from '../../../../domain/stock/apply-movement.ts';
import type { Movement, Stock } from '../../../../domain/stock/stock.ts';
import { cartonSchema } from '../../../../domain/shipment/shipment.ts';

const where = {
  tenant: tenantSchema.parse('lumio'),
  warehouseId: warehouseIdSchema.parse('US-LAX'),
  shipmentId: 'shp_1',
};
const at = '2026-12-12T10:00:00.000Z';

const say = (eventId: string, type: string, more: object = {}): WarehouseMessage =>
  warehouseMessageSchema.parse({
    type: `warehouse.${type}`,
    eventId,
    data: { asnId: 'shp_1', at, ...more },
  });
const count = (cartonNumber: number, good: number, more: object = {}) =>
  say(`c${cartonNumber}`, 'carton.counted', {
    cartonNumber,
    count: 1,
    lines: [{ sku: 'LAMP-1', good, ...more }],
  });

interface Books {
  readonly receiving: Receiving;
  readonly stock: Stock;
  readonly movements: readonly Movement[];
}

/** As the store does it: a known fact changes nothing. Throws when a bucket would go below zero. */
function receive(messages: readonly WarehouseMessage[]): Books {
  const seen = new Set<string>();
  let receiving: Receiving = NOTHING_RECEIVED;
  const movements: Movement[] = [];
  for (const message of messages) {
    if (seen.has(message.eventId)) continue;
    seen.add(message.eventId);
    const folded = foldReceiving(receiving, message, where);
    receiving = folded.next;
    movements.push(...folded.movements);
  }
  const stock = movements.reduce(
    (before, movement) => {
      const after = applyMovement(before, movement);
      if (!after) throw new Error(`${movement.movementId} does not fit`);
      return after;
    },
    emptyStock({ ...where, sku: movements[0]?.sku ?? skuOf }),
  );
  return { receiving, stock, movements };
}
const skuOf = cartonSchema.shape.lines.element.shape.sku.parse('LAMP-1');

const story = [
  say('d', 'shipment.delivered'),
  say('i', 'shipment.checked_in'),
  count(1, 12),
  count(2, 10, { damaged: 2, reason: 'DAMAGED' }),
  say('c2-again', 'carton.counted', {
    cartonNumber: 2,
    count: 2,
    lines: [{ sku: 'LAMP-1', good: 11, damaged: 1, reason: 'DAMAGED' }],
  }),
  say('x', 'receipt.closed'),
  say('p1', 'putaway.done', { sku: 'LAMP-1', quantity: 12, bin: 'A1' }),
  say('p2', 'putaway.done', { sku: 'LAMP-1', quantity: 11, bin: 'A2' }),
];

/** What must not depend on the order: the record without its version, and what lies on the shelves. */
const outcome = ({ receiving, stock }: Books) => {
  const { version: _, exceptions, ...record } = receiving;
  const { available, damaged, awaitingPutaway, quarantine } = stock;
  return { record, exceptions: exceptions.length, available, damaged, awaitingPutaway, quarantine };
};

describe('the facts of a warehouse', () => {
  it('end the same in any order, however often repeated', () => {
    const expected = outcome(receive(story));
    expect(expected).toMatchObject({ available: 23, damaged: 1, awaitingPutaway: 0 });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 }),
        (order) => {
          expect(outcome(receive(order))).toEqual(expected);
        },
      ),
      { numRuns: 300, seed: 42 },
    );
  });

  it('move stock under names made of the fact, so that a repeat is known', () => {
    const { movements } = receive(story);
    const ids = movements.map(({ movementId }) => movementId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('c1.LAMP-1.awaitingPutaway');
    expect(movements.find(({ kind }) => kind === 'PUTAWAY')).toMatchObject({
      bin: 'A1',
      lot: 'shp_1.2026-12-12',
      from: 'awaitingPutaway',
      to: 'available',
    });
  });

  it('put aside what must not be shelved', () => {
    const { stock, receiving } = receive([count(1, 12, { reason: 'UNREGISTERED_SKU' })]);
    expect(stock).toMatchObject({ received: 12, quarantine: 12, awaitingPutaway: 0 });
    expect(placeableBySku(receiving).size).toBe(0);
  });

  it('refuse the whole batch: counted before, and counted after', () => {
    const found = say('f', 'prohibited.found', { detail: 'E-cigarettes' });
    const before = receive([count(1, 12), found, count(2, 10)]).stock;
    expect(before).toMatchObject({ received: 22, quarantine: 22, awaitingPutaway: 0 });
  });

  it('keep the latest appointment, and count the missed', () => {
    const scheduled = (id: string, day: string) =>
      say(id, 'appointment.scheduled', {
        appointmentAt: `2026-12-${day}T14:00:00Z`,
        reference: id,
      });
    const messages = [
      scheduled('s2', '14'),
      say('m1', 'appointment.missed'),
      scheduled('s1', '12'),
    ];
    expect(receive(messages).receiving).toMatchObject({
      appointment: { reference: 's2' },
      missedAppointments: 1,
    });
  });
});

describe('expected against counted', () => {
  const cartons = [1, 2].map((cartonNumber) =>
    cartonSchema.parse({
      cartonNumber,
      lines: [{ sku: 'LAMP-1', quantity: 12 }],
      netWeightG: 1,
      grossWeightG: 1,
      dimensions: { lengthMm: 1, widthMm: 1, heightMm: 1 },
    }),
  );
  const reasonsOf = (messages: WarehouseMessage[]) =>
    discrepancies(cartons, receive(messages).receiving).map(
      ({ cartonNumber, reason }) => `${String(cartonNumber)} ${reason}`,
    );

  it.each([
    ['nothing wrong', [count(1, 12), count(2, 12)], []],
    ['a carton not counted', [count(1, 12)], ['2 SHORT']],
    ['too few', [count(1, 11), count(2, 12)], ['1 SHORT']],
    ['too many', [count(1, 13), count(2, 12)], ['1 OVER']],
    ['damaged', [count(1, 11, { damaged: 1 }), count(2, 12)], ['1 DAMAGED']],
    [
      'the warehouse’s own reason first',
      [count(1, 12), count(2, 12, { damaged: 1, reason: 'LABEL_MISSING' })],
      ['2 LABEL_MISSING'],
    ],
    ['a carton nobody announced', [count(1, 12), count(2, 12), count(3, 5)], ['3 OVER']],
  ])('%s', (_, messages, expected) => {
    expect(reasonsOf(messages)).toEqual(expected);
  });

  it('finds another SKU than announced', () => {
    const wrong = say('w', 'carton.counted', {
      cartonNumber: 1,
      count: 1,
      lines: [{ sku: 'SPKR-1', good: 12 }],
    });
    expect(reasonsOf([wrong, count(2, 12)])).toEqual(['1 SHORT', '1 WRONG_SKU']);
  });

  it('is short when fewer whole units came than were announced, over all cartons', () => {
    expect(isShort(cartons, receive([count(1, 11), count(2, 13)]).receiving)).toBe(false);
    expect(isShort(cartons, receive([count(1, 11), count(2, 12)]).receiving)).toBe(true);
  });
});
