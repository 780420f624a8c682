import './quiet.ts';
import { expect, it } from 'vitest';
import { mutantNamed } from './mutants.ts';
import { commandOf, planOf } from './replay.ts';
import { run } from './run.ts';
import { shrink } from './shrink.ts';
import { simulate } from './simulation.ts';

const SEED = 2026;

it('is the same run again for the same seed', async () => {
  const plan = { seed: SEED, lifecycles: [1, 2, 3, 4] };
  expect(await simulate(plan)).toEqual(await simulate(plan));
});

it('notices a broken protocol, makes the failure short, and says how to see it again', async () => {
  const mutant = mutantNamed('random execution name');
  const { found } = await run({ seed: SEED, lifecycles: 60, mutant });
  if (!found) throw new Error('not noticed');
  const { plan, result } = await shrink(found, 10_000);
  expect(plan.lifecycles).toHaveLength(1);
  expect(result.faults.length).toBeLessThanOrEqual(found.result.faults.length);
  const [, world = '', only = '', faults = ''] =
    /--world (\d+) --only (\S+) --faults '(.*)'$/.exec(commandOf(plan)) ?? [];
  const again = await simulate({ ...planOf(world, only, faults), mutant });
  expect(again.violations.join()).toContain('EXECUTION');
});
