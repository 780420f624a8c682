/** Many small worlds, one after the other: every one is a seed of its own, made of the run's seed and its number. */
import { simulate, type Mutant, type Plan, type Result } from './simulation.ts';

/** Few enough that a failing world is quickly run again, enough that shipments meet in the ledger. */
export const IN_A_WORLD = 12;

export interface Found {
  readonly plan: Plan;
  readonly result: Result;
}

export interface Counts {
  worlds: number;
  lifecycles: number;
  steps: number;
  webhooks: number;
  faults: number;
  readonly endings: Record<string, number>;
}

export interface Run {
  readonly seed: number;
  readonly lifecycles: number;
  readonly mutant?: Mutant;
  /** Of how many runs side by side, which one: each takes its own of the seed's worlds. */
  readonly share?: { readonly of: number; readonly which: number };
  /** Milliseconds of real time after which no new world begins. */
  readonly within?: number;
}

/** Ends at the first world that breaks a promise. */
export async function run({ seed, lifecycles, mutant, share, within = Infinity }: Run) {
  const { of, which } = share ?? { of: 1, which: 0 };
  const counts = noCounts();
  const began = performance.now();
  while (counts.lifecycles < lifecycles && performance.now() - began < within) {
    const size = Math.min(IN_A_WORLD, lifecycles - counts.lifecycles);
    const numbers = Array.from({ length: size }, (_, n) => n + 1);
    const plan = {
      seed: seed * 100_003 + counts.worlds * of + which,
      lifecycles: numbers,
      ...(mutant && { mutant }),
    };
    const result = await simulate(plan);
    add(counts, result);
    if (result.violations.length > 0) return { counts, found: { plan, result } satisfies Found };
  }
  return { counts };
}

export function noCounts(): Counts {
  return { worlds: 0, lifecycles: 0, steps: 0, webhooks: 0, faults: 0, endings: {} };
}

function add(counts: Counts, { endings, steps, webhooks, faults }: Result): void {
  counts.worlds += 1;
  counts.lifecycles += endings.length;
  counts.steps += steps;
  counts.webhooks += webhooks;
  counts.faults += faults.length;
  for (const ending of endings) counts.endings[ending] = (counts.endings[ending] ?? 0) + 1;
}
