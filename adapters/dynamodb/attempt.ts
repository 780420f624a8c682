/** A transaction whose refusal is an answer: which write was refused, and how that item stands. */
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { TransactionRefused, type Item, type Table, type Write } from './table.ts';

export interface Refusal {
  /** Positions of the refused writes, lowest first. */
  readonly positions: readonly number[];
  /** The item at the lowest of them, as it stands. */
  readonly existing: Item | undefined;
}

/**
 * Commits all of `writes` or tells what stood in the way, read by position. Throws StaleVersion when nothing stood in
 * the way but other writers, for as long as the table was willing to retry.
 */
export async function attempt(
  table: Table,
  writes: readonly Write[],
  what: string,
): Promise<Refusal | undefined> {
  try {
    await table.transact(writes);
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    const positions = error.reasons.flatMap(({ kind }, at) => (kind === 'condition' ? [at] : []));
    const [first] = positions;
    if (first === undefined) throw new StaleVersion(what);
    return { positions, existing: error.reasons[first]?.existing };
  }
}
