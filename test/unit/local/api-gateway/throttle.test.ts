import { expect, it } from 'vitest';
import { tokenBucket } from '../../../../local/api-gateway/throttle.ts';

it('lets a burst through, then the rate', () => {
  let now = 0;
  const passes = tokenBucket({ rate: 2, burst: 3 }, () => now);
  expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, false]);
  now = 500;
  expect([passes(), passes()]).toEqual([true, false]);
  now = 60_000;
  expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, false]);
});

it('without a limit lets everything through', () => {
  const passes = tokenBucket(undefined, () => 0);
  expect(Array.from({ length: 100 }, passes).every(Boolean)).toBe(true);
});
