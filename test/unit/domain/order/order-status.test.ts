import { expect, it } from 'vitest';
import type { FulfilmentStatus } from '../../../../domain/order/fulfilment-lifecycle.ts';
import { orderStatus } from '../../../../domain/order/order-status.ts';
import { anOrder } from '../../../support/example-order.ts';

const hold = {
  holdId: 'payment',
  reason: 'PAYMENT',
  codes: [],
  note: '',
  placedBy: 'shop',
  placedAt: anOrder().createdAt,
  releasePolicy: 'ON_PAYMENT',
} as const;
const of = (statuses: readonly FulfilmentStatus[], held = false) =>
  orderStatus(
    { holds: held ? [{ ...hold, codes: [] }] : [] },
    statuses.map((status) => ({ status })),
  );

it.each<[readonly FulfilmentStatus[], string]>([
  [[], 'RECEIVED'],
  [['PLANNED'], 'RECEIVED'],
  [['BACKORDERED'], 'BACKORDERED'],
  [['RESERVED', 'BACKORDERED'], 'ALLOCATED'],
  [['PACKED'], 'ALLOCATED'],
  [['SHIPPED', 'LABELED'], 'PARTIALLY_SHIPPED'],
  [['SHIPPED', 'BACKORDERED'], 'PARTIALLY_SHIPPED'],
  [['SHIPPED', 'CANCELLED'], 'SHIPPED'],
  [['SHIPPED', 'DELIVERED'], 'PARTIALLY_DELIVERED'],
  [['DELIVERED', 'CANCELLED'], 'DELIVERED'],
  [['DELIVERED', 'LOST'], 'CLOSED'],
  [['RETURNED_TO_SENDER'], 'CLOSED'],
  [['CANCELLED', 'CANCELLED'], 'CANCELLED'],
  [['REJECTED'], 'REJECTED'],
])('fulfilments %j make it %s', (statuses, expected) => {
  expect(of(statuses)).toBe(expected);
});

it('is on hold while a hold stands and nothing has left', () => {
  expect(of(['RESERVED'], true)).toBe('ON_HOLD');
  expect(of(['SHIPPED'], true)).toBe('SHIPPED');
  expect(of(['CANCELLED'], true)).toBe('CANCELLED');
});
