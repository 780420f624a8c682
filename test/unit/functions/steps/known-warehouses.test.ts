import { expect, it } from 'vitest';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { knownWarehouses } from '../../../../functions/steps/order/known-warehouses.ts';
import { aWarehouse, T0 } from '../../../support/example-shipment.ts';

function asked() {
  let now = T0;
  let reads = 0;
  let fails = false;
  const known = knownWarehouses(
    {
      list: async () => {
        reads += 1;
        if (fails) throw new Error('the table');
        return [aWarehouse()];
      },
    },
    () => now,
  );
  return {
    known,
    reads: () => reads,
    pass: (seconds: number) => (now = addSeconds(now, seconds)),
    breaks: (broken: boolean) => (fails = broken),
  };
}

it('warehouses are read once a minute', async () => {
  const { known, reads, pass } = asked();
  await known.list();
  pass(59);
  expect(await known.list()).toHaveLength(1);
  expect(reads()).toBe(1);
  pass(1);
  await known.list();
  expect(reads()).toBe(2);
});

it('a read that failed is not remembered', async () => {
  const { known, breaks } = asked();
  breaks(true);
  await expect(known.list()).rejects.toThrow('the table');
  breaks(false);
  expect(await known.list()).toHaveLength(1);
});
