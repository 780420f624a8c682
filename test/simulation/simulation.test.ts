import '../support/quiet.ts';
import './virtual-sleep.ts';
import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { commandOf } from './replay.ts';
import { run } from './run.ts';
import { simulate } from './simulation.ts';

const FIXED = 2026;
/** The whole of this file is to stay under half a minute. */
const WITHIN_MS = 10_000;

async function broken(seed: number): Promise<string> {
  const { found } = await run({ seed, lifecycles: 2000, within: WITHIN_MS });
  return found ? `${found.result.violations.join('\n')}\n${commandOf(found.plan)}` : '';
}

it('keeps every promise on a fixed seed', async () => {
  expect(await broken(FIXED)).toBe('');
});

it('keeps every promise on a fresh seed', async () => {
  expect(await broken(process.pid * 1000 + (Date.now() % 1000))).toBe('');
});

it('is the same run again for the same seed', async () => {
  const plan = { seed: FIXED, lifecycles: [1, 2, 3] };
  expect(await simulate(plan)).toEqual(await simulate(plan));
});

it('notices a broken protocol', async () => {
  const mutant = mutants['random execution name'];
  const { found } = await run({ seed: FIXED, lifecycles: 60, ...(mutant && { mutant }) });
  expect(found?.result.violations.join()).toContain('EXECUTION');
});
