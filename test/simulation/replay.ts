/** A plan on a command line, and back. */
import type { Plan } from './simulation.ts';

export function commandOf({ seed, lifecycles, only }: Plan): string {
  const faults = only ? ` --faults '${[...only].join(',')}'` : '';
  return `npm run simulate -- --world ${seed} --only ${lifecycles.join(',')}${faults}`;
}

export function planOf(world: string, only: string, faults: string | undefined): Plan {
  return {
    seed: Number(world),
    lifecycles: only.split(',').map(Number),
    ...(faults !== undefined && { only: new Set(faults.split(',').filter((id) => id !== '')) }),
  };
}
