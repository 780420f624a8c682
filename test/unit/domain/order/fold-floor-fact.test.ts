import { describe, expect, it } from 'vitest';
import { foldFloorFact } from '../../../../domain/order/fold-floor-fact.ts';
import type { Fulfilment } from '../../../../domain/order/fulfilment.ts';
import { pickIdOf, readPickId } from '../../../../domain/order/pick-id.ts';
import { floorMessageSchema, type FloorMessage } from '../../../../domain/partner/floor-port.ts';
import { aFulfilment, minutes } from '../../../support/example-order.ts';

const { label: _, shippedAt: __, ...unlabelled } = aFulfilment();
const released: Fulfilment = { ...unlabelled, status: 'RELEASED', version: 3 };
const word = (type: string, more: object = {}, pickId = pickIdOf(released)): FloorMessage =>
  floorMessageSchema.parse({
    type: `warehouse.${type}`,
    eventId: type,
    data: { pickId, at: minutes(10), ...more },
  });
const started = word('pick.started');
const packed = word('parcel.packed', {
  weightG: 900,
  dimensions: { lengthMm: 300, widthMm: 200, heightMm: 200 },
  picks: [{ sku: 'LAMP-1', quantity: 2, bin: 'A-1', lot: 'L1' }],
});
const handedOver = word('parcel.handed_over');

const told = (...facts: readonly FloorMessage[]) =>
  facts.reduce((before, fact) => foldFloorFact(before, fact, minutes(20)) ?? before, released);

describe('facts of the floor', () => {
  it('mean the same in any order and however often', () => {
    const expected = { ...told(started, packed, handedOver), version: 0 };
    expect(expected).toMatchObject({ status: 'PACKED', floor: { handedOverAt: minutes(10) } });
    for (const facts of [
      [started, handedOver, packed],
      [packed, started, handedOver],
      [packed, handedOver, started],
      [handedOver, packed, started],
      [handedOver, started, packed],
      [started, started, packed, packed, handedOver, started],
    ])
      expect({ ...told(...facts), version: 0 }).toEqual(expected);
  });

  it('change nothing when they were known, and cost no write then', () => {
    expect(foldFloorFact(told(packed), packed, minutes(30))).toBeUndefined();
  });

  it('of a plan that was given up are not taken for the new one', () => {
    const again = { ...released, attempt: 2 };
    expect(foldFloorFact(again, packed, minutes(30))).toBeUndefined();
  });

  it('move a fulfilment only forward, and only while it is with the floor', () => {
    expect(told(packed, started).status).toBe('PACKED');
    const reserved: Fulfilment = { ...released, status: 'RESERVED' };
    const early = foldFloorFact(reserved, packed, minutes(30));
    expect(early).toMatchObject({ status: 'RESERVED', floor: { packed: { weightG: 900 } } });
  });

  it('say that it stopped, whatever else was answered before or after', () => {
    const [stopped, tooLate] = [word('pick.stopped'), word('pick.too_late')];
    expect(told(stopped, tooLate).floor.stop?.answer).toBe('stopped');
    expect(told(tooLate, stopped).floor.stop?.answer).toBe('stopped');
    expect(told(tooLate).floor.stop?.answer).toBe('too_late');
  });
});

it('a pick is named by its owner, and what is no name of ours is nobody’s', () => {
  const { tenant, orderId, n, attempt } = released;
  expect(readPickId(pickIdOf(released))).toEqual({ tenant, orderId, n, attempt });
  expect(readPickId(`${orderId}-1-1`)).toBeUndefined();
  expect(readPickId(`lumio.${orderId}-1-1-1`)).toBeUndefined();
});
