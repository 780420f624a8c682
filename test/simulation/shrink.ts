/**
 * Makes a failing plan shorter: fewer lifecycles, then whole kinds of fault, then single ones, halving what is left out until
 * nothing more can go or the time is up. The same kind of violation must stay.
 */
import type { Found } from './run.ts';
import { simulate, type Plan } from './simulation.ts';

/** Milliseconds of real time: a shorter failure is a help, not a proof. */
const WITHIN_MS = 90_000;

export async function shrink(
  { plan, result }: Found,
  withinMs: number = WITHIN_MS,
): Promise<Found> {
  let best: Found = { plan, result };
  const kinds = new Set(result.violations.map(kindOf));
  const end = performance.now() + withinMs;

  async function fails(shorter: Plan): Promise<boolean> {
    const again = await simulate(shorter);
    const same = again.violations.some((violation) => kinds.has(kindOf(violation)));
    if (same) best = { plan: shorter, result: again };
    return same;
  }
  const withFaults = (faults: readonly string[]) => fails({ ...best.plan, only: new Set(faults) });

  /** Leaves out ever smaller parts; `least` must stay. */
  async function without<T>(
    all: readonly T[],
    least: number,
    fails: (rest: readonly T[]) => Promise<boolean>,
  ): Promise<void> {
    let kept = all;
    for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from < kept.length && performance.now() < end;) {
        const rest = kept.filter((_, n) => n < from || n >= from + size);
        if (rest.length >= least && (await fails(rest))) kept = rest;
        else from += size;
      }
    }
  }

  await without(plan.lifecycles, 1, (lifecycles) => fails({ ...best.plan, lifecycles }));
  if (await withFaults([])) return best;
  await withFaults(best.result.faults);
  const seams = [...new Set(best.result.faults.map(seamOf))];
  await without(seams, 1, (rest) =>
    withFaults(best.result.faults.filter((fault) => rest.includes(seamOf(fault)))),
  );
  await without(best.result.faults, 1, withFaults);
  await without(best.plan.lifecycles, 1, (lifecycles) => fails({ ...best.plan, lifecycles }));
  return best;
}

/** `slow#12` is of `slow`. */
function seamOf(fault: string): string {
  return fault.slice(0, fault.indexOf('#'));
}

/** `S12-3: STUCK in QUOTED since …` is one of STUCK. */
function kindOf(violation: string): string {
  return /^(?:S\d+-\d+: )?([A-Z]+(?: [A-Z-]+)*)/.exec(violation)?.[1] ?? violation;
}
