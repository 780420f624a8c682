import { expect, it } from 'vitest';
import { StaleVersion } from '../../../../domain/kernel/domain-error.ts';
import { shipFulfilment, type ShipPorts } from '../../../../domain/order/ship-fulfilment.ts';
import { aFulfilment, anOrder } from '../../../support/example-order.ts';
import { T0 } from '../../../support/example-shipment.ts';

const ports = (saved: 'saved' | 'duplicate'): ShipPorts => ({
  now: () => T0,
  orders: { save: async () => saved },
  stocks: { find: async () => undefined, bins: async () => [] },
  cases: { open: async (opened) => opened },
});
const labelled = aFulfilment({ status: 'LABELED' });

it('says so when somebody else shipped it a moment ago: what this record knew besides is not kept', async () => {
  await expect(shipFulfilment(ports('duplicate'), anOrder(), labelled)).rejects.toThrow(
    StaleVersion,
  );
});

it('ships what has its label', async () => {
  await expect(shipFulfilment(ports('saved'), anOrder(), labelled)).resolves.toBeUndefined();
});
