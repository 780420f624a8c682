import './quiet.ts';
import { expect, it } from 'vitest';
import { brokenPromises } from './keeps-promises.ts';

it('keeps every promise on a fixed seed', async () => {
  expect(await brokenPromises(2026)).toBe('');
});
