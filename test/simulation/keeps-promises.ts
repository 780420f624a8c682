/** A thousand lifecycles of one seed, on all cores: what broke with its replay command, or nothing. */
import { availableParallelism } from 'node:os';
import { commandOf } from './replay.ts';
import { runSideBySide } from './side-by-side.ts';

const LIFECYCLES = 1000;

export async function brokenPromises(seed: number): Promise<string> {
  const began = performance.now();
  const { counts, found } = await runSideBySide({
    seed,
    lifecycles: LIFECYCLES,
    threads: availableParallelism(),
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`seed ${seed}: ${JSON.stringify({ ...counts, seconds })}`);
  if (found) return `${found.result.violations.join('\n')}\n${commandOf(found.plan)}`;
  return counts.lifecycles >= LIFECYCLES ? '' : `only ${counts.lifecycles} lifecycles`;
}
