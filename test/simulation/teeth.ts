/** npm run simulate:teeth -- --lifecycles N: each mutant must be caught within N lifecycles. Exit 1 when one survives. */
import './virtual-sleep.ts';
import { parseArgs } from 'node:util';
import { mutants } from './mutants.ts';
import { run } from './run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    lifecycles: { type: 'string', default: '300' },
    mutant: { type: 'string' },
  },
});

let survivors = 0;
for (const [name, mutant] of Object.entries(mutants)) {
  if (values.mutant !== undefined && values.mutant !== name) continue;
  const { counts, found } = await run({
    seed: Number(values.seed),
    lifecycles: Number(values.lifecycles),
    mutant,
  });
  const how = found ? `caught by ${(found.result.violations[0] ?? '').slice(0, 80)}` : 'NOT CAUGHT';
  console.log(`${name}: ${how} (${counts.lifecycles} lifecycles)`);
  if (!found) survivors += 1;
}
console.log(survivors === 0 ? 'every mutant is caught' : `${survivors} survive`);
if (survivors > 0) process.exitCode = 1;

// Handlers that were left for dead still have their timeouts running.
process.exit();
