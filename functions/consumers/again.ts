import { StaleVersion } from '../../domain/kernel/domain-error.ts';

/** As many writers as may meet on one shipment at once; who loses more often is sent again by its queue. */
const TRIES = 12;

/** Reads and decides anew after each lost race. Throws StaleVersion when it loses every time. */
export async function againWhenStale<T>(once: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof StaleVersion) || tries === TRIES) throw error;
    }
  }
}
