/** One thread of side-by-side.ts. */
import './virtual-sleep.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { mutantNamed } from './mutants.ts';
import { run } from './run.ts';
import type { Outcome } from './side-by-side.ts';

const { mutant, ...share } = z
  .object({
    seed: z.number(),
    lifecycles: z.number(),
    mutant: z.string().optional(),
    share: z.object({ of: z.number(), which: z.number() }),
  })
  .parse(workerData);

const { counts, found } = await run({
  ...share,
  ...(mutant !== undefined && { mutant: mutantNamed(mutant) }),
});
// A mutant is code, and stays here: whoever asked knows its name.
const outcome: Outcome = {
  counts,
  ...(found && {
    found: {
      result: found.result,
      plan: { seed: found.plan.seed, lifecycles: found.plan.lifecycles },
    },
  }),
};
parentPort?.postMessage(outcome);
