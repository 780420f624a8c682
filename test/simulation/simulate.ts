/**
 * npm run simulate -- --seed S --lifecycles N     random lifecycles under faults; the first broken promise ends it
 * npm run simulate -- --world W --only 1,4 --faults 'crash#3,late#1'     the very same failure again
 * With --mutant NAME the protocol of that name is broken.
 */
import './virtual-sleep.ts';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { mutantNamed } from './mutants.ts';
import { commandOf, planOf } from './replay.ts';
import { IN_A_WORLD, type Found } from './run.ts';
import { shrink } from './shrink.ts';
import { runSideBySide } from './side-by-side.ts';
import { simulate } from './simulation.ts';

const ALL = Array.from({ length: IN_A_WORLD }, (_, n) => n + 1).join(',');

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    lifecycles: { type: 'string', default: '200' },
    world: { type: 'string' },
    only: { type: 'string', default: ALL },
    faults: { type: 'string' },
    mutant: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
});
const mutant = values.mutant === undefined ? {} : { mutant: mutantNamed(values.mutant) };

if (values.world !== undefined) {
  const plan = { ...planOf(values.world, values.only, values.faults), ...mutant };
  const result = await simulate(plan);
  tell({ plan, result });
} else {
  const began = performance.now();
  const { counts, found } = await runSideBySide({
    seed: Number(values.seed),
    lifecycles: Number(values.lifecycles),
    threads: Number(values.threads),
    ...(values.mutant !== undefined && { mutant: values.mutant }),
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  const { endings, ...sums } = counts;
  console.log(`seed ${values.seed}: ${JSON.stringify({ ...sums, seconds })}`);
  console.log(JSON.stringify(endings));
  if (!found) console.log('0 violations');
  else {
    tell(found);
    console.log('\nmaking it shorter …');
    tell(await shrink({ ...found, plan: { ...found.plan, ...mutant } }));
  }
}

function tell({ plan, result: { violations, faults } }: Found): void {
  console.log(
    `${violations.length} violations, ${plan.lifecycles.length} lifecycles, ${faults.length} faults`,
  );
  for (const violation of new Set(violations)) console.log(`  ${violation}`);
  console.log(`again: ${commandOf(plan, values.mutant)}`);
  if (violations.length > 0) process.exitCode = 1;
}

// Handlers that were left for dead still have their timeouts running.
process.exit();
