import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 300;

/** Looks until there is something; throws when it takes longer than `patience`, milliseconds. */
export async function until<T>(
  { patience }: { readonly patience: number },
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const late = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > late) throw new Error(`${what} is stuck`);
    await sleep(LOOK_EVERY_MS);
  }
}
