/** Makes a failing plan shorter: fewer lifecycles, then fewer faults, halving what is left out until nothing more can go. */
import type { Found } from './run.ts';
import { simulate, type Plan, type Result } from './simulation.ts';

/** Runs, at most: a shorter failure is a help, not a proof. */
const TRIES = 60;

export async function shrink({ plan, result }: Found): Promise<Found> {
  let best: Found = { plan, result };
  const kinds = new Set(result.violations.map(kindOf));
  let tries = 0;
  const attempt = async (shorter: Plan): Promise<boolean> => {
    tries += 1;
    const again: Result = await simulate(shorter);
    const fails = again.violations.some((violation) => kinds.has(kindOf(violation)));
    if (fails) best = { plan: shorter, result: again };
    return fails;
  };
  await without(best.plan.lifecycles, (lifecycles) => attempt({ ...best.plan, lifecycles }));
  await attempt({ ...best.plan, only: new Set(best.result.faults) });
  await without(best.result.faults, (faults) => attempt({ ...best.plan, only: new Set(faults) }));
  return best;

  /** Leaves out ever smaller parts. */
  async function without<T>(all: readonly T[], fails: (rest: readonly T[]) => Promise<boolean>) {
    let kept = all;
    for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from < kept.length && tries < TRIES;) {
        const rest = kept.filter((_, n) => n < from || n >= from + size);
        if (rest.length < kept.length && (rest.length > 0 || size > 1) && (await fails(rest)))
          kept = rest;
        else from += size;
      }
    }
  }
}

/** `S12-3: STUCK in QUOTED since …` is one of STUCK. */
function kindOf(violation: string): string {
  return /^(?:S\d+-\d+: )?([A-Z]+(?: [A-Z-]+)*)/.exec(violation)?.[1] ?? violation;
}
