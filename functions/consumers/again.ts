import { setTimeout as sleep } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';

/** As many writers as may meet on one shipment at once; who loses more often is sent again by its queue, minutes later. */
const TRIES = 20;
const LONGEST_PAUSE_MS = 400;

/** Reads and decides anew after each lost race, after a pause by chance. Throws StaleVersion when it loses every time. */
export async function againWhenStale<T>(once: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof StaleVersion) || tries === TRIES) throw error;
      await sleep(randomInt(Math.min(LONGEST_PAUSE_MS, 10 * 2 ** tries)));
    }
  }
}
