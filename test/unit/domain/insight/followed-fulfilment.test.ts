import { expect, it } from 'vitest';
import { TOLD_FULFILMENTS } from '../../../../domain/announcement/announce-fulfilment.ts';
import { heardFulfilments } from '../../../../functions/consumers/announce-changes.environment.ts';
import { followedChange } from '../../../../domain/insight/followed-change.ts';
import { tenantSchema } from '../../../../domain/kernel/ids.ts';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import { fulfilmentStatusSchema } from '../../../../domain/order/fulfilment-lifecycle.ts';

const change = {
  tenant: tenantSchema.parse('acme'),
  entityId: 'ord_1',
  part: 'FULFILMENT',
  n: 1,
  at: toTimestamp('2026-11-23T08:00:00Z'),
} as const;

it('follows only fulfilments that the stream shows, which are those that are announced', () => {
  const followed = fulfilmentStatusSchema.options.filter((status) =>
    followedChange({ ...change, before: { status: 'ANOTHER' }, after: { status } }),
  );
  expect(followed).toEqual(['SHIPPED', 'DELIVERED']);
  expect(TOLD_FULFILMENTS).toEqual(expect.arrayContaining([...followed, 'LOST']));
});

it('leaves in the stream only what is announced to nobody', () => {
  expect([...heardFulfilments].sort()).toEqual([...TOLD_FULFILMENTS].sort());
});
