/**
 * Brings a removal to where it belongs by all that is known. Each effect is idempotent and comes before the write that
 * makes it unnecessary, so a crash in between only repeats it.
 */
import type { CaseStore } from '../case/case-store.ts';
import type { ReturnId } from '../kernel/ids.ts';
import type { Now } from '../kernel/time.ts';
import { assessRemoval, opensReturns, type RemovalReturns } from './assess-removal.ts';
import type { RemovalKey, RemovalStore } from './removal-store.ts';
import type { Removal } from './removal.ts';

export interface RemovalPorts {
  readonly now: Now;
  readonly removals: Pick<RemovalStore, 'find' | 'save'>;
  readonly cases: Pick<CaseStore, 'open' | 'close' | 'ofEntity'>;
  readonly returnsDesk: RemovalReturnsPort;
}

/** The returns that a removal becomes (kind FBA_REMOVAL). */
export interface RemovalReturnsPort {
  /** Idempotent: the same removal opens the same returns. */
  openRemovalReturns(removal: Removal): Promise<ReturnId[]>;
  /** What they say together. */
  read(removal: Removal): Promise<RemovalReturns>;
}

/** More than a removal has states: what goes on longer goes in circles. */
const MOST_STEPS = 12;

/** As it then stands; undefined when there is none. Throws StaleVersion when somebody else settles it at this moment. */
export async function settleRemoval(
  ports: RemovalPorts,
  key: RemovalKey,
): Promise<Removal | undefined> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const removal = await ports.removals.find(key);
    if (!removal || !(await advance(ports, removal))) return removal;
  }
  throw new RangeError(`removal ${key.removalId} does not settle`);
}

/** Whether anything changed. */
async function advance(ports: RemovalPorts, removal: Removal): Promise<boolean> {
  const { removals, cases, returnsDesk, now } = ports;
  if (opensReturns(removal)) {
    const returnIds = await returnsDesk.openRemovalReturns(removal);
    if (returnIds.length > 0) {
      await removals.save({ ...removal, returnIds, version: removal.version + 1 });
      return true;
    }
  }
  const returns = removal.returnIds.length > 0 ? await returnsDesk.read(removal) : undefined;
  const known = await cases.ofEntity(removal.tenant, removal.removalId);
  const move = assessRemoval({ removal, cases: known, returns, now: now() });
  for (const { found, reason } of move.close) await cases.close(found, reason, now());
  if (move.ask) await cases.open(move.ask);
  if (move.next) await removals.save(move.next);
  return move.next !== undefined;
}
