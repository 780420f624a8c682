import './quiet.ts';
import { expect, it } from 'vitest';
import { brokenPromises } from './keeps-promises.ts';

it('keeps every promise on a fresh seed', async () => {
  expect(await brokenPromises(Math.floor(Date.now() / 1000) % 1_000_000)).toBe('');
});
