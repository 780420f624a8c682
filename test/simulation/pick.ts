import type { Draw } from './lifecycle.ts';

/** One of them, by chance; throws when there is none. */
export function pick<T>(draw: Draw, from: readonly T[]): T {
  const found = from[Math.floor(draw() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

export const maybe = (draw: Draw, chance: number): boolean => draw() < chance;
