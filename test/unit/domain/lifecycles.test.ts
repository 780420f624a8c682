import { expect, it } from 'vitest';
import { lifecycleFaults } from '../../../domain/kernel/lifecycle.ts';
import { fulfilmentLifecycle } from '../../../domain/order/fulfilment-lifecycle.ts';
import { removalLifecycle } from '../../../domain/removal/removal-lifecycle.ts';
import { returnLifecycle } from '../../../domain/return/return-lifecycle.ts';
import { shipmentLifecycle } from '../../../domain/shipment/shipment-lifecycle.ts';

it('every status of a shipment can be reached, ends, and leaves by one way for each event', () => {
  expect(lifecycleFaults(shipmentLifecycle)).toEqual([]);
});

it('every status of a return can be reached, ends, and leaves by one way for each event', () => {
  expect(lifecycleFaults(returnLifecycle)).toEqual([]);
});

it('every status of a removal can be reached, ends, and leaves by one way for each event', () => {
  expect(lifecycleFaults(removalLifecycle)).toEqual([]);
});

it('every status of a fulfilment can be reached, ends, and leaves by one way for each event', () => {
  expect(lifecycleFaults(fulfilmentLifecycle)).toEqual([]);
});
