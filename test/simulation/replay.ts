/** A plan on a command line, and back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Plan } from './simulation.ts';

/** More faults than a command line shows well are kept in a file. */
const SHOWN = 60;
const KEPT_IN = 'node_modules/.cache/simulation';

/** `mutant`: the name under which the plan's protocol is broken. */
export function commandOf({ seed, lifecycles, only }: Plan, mutant?: string): string {
  const parts = [`npm run simulate -- --world ${seed} --only ${lifecycles.join(',')}`];
  if (only) parts.push(`--faults '${only.size > SHOWN ? kept(seed, only) : [...only].join(',')}'`);
  if (mutant !== undefined) parts.push(`--mutant '${mutant}'`);
  return parts.join(' ');
}

export function planOf(world: string, only: string, faults: string | undefined): Plan {
  return {
    seed: Number(world),
    lifecycles: only.split(',').map(Number),
    ...(faults !== undefined && { only: new Set(listed(faults).filter((id) => id !== '')) }),
  };
}

function kept(seed: number, faults: ReadonlySet<string>): string {
  mkdirSync(KEPT_IN, { recursive: true });
  const path = `${KEPT_IN}/${seed}.txt`;
  writeFileSync(path, [...faults].join('\n'));
  return `@${path}`;
}

function listed(faults: string): string[] {
  return faults.startsWith('@')
    ? readFileSync(faults.slice(1), 'utf8').split('\n')
    : faults.split(',');
}
