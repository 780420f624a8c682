/** All that is kept of one return, read together. */
import { isThere } from '../../domain/return/find-mismatches.ts';
import type { ReturnKey } from '../../domain/return/return-store.ts';
import type { Return } from '../../domain/return/return.ts';
import type { World } from '../support/portage-world.ts';

export interface Kept {
  readonly ret: Return;
  readonly inspection: Awaited<ReturnType<World['returns']['inspection']>>;
  readonly cases: Awaited<ReturnType<World['cases']['ofEntity']>>;
}

export async function readKept(world: World, key: ReturnKey): Promise<Kept | undefined> {
  const [ret, inspection, cases] = await Promise.all([
    world.returns.find(key),
    world.returns.inspection(key),
    world.cases.ofEntity(key.tenant, key.returnId),
  ]);
  return ret && { ret, inspection, cases };
}

/** What lies on the desk. */
export const unitsThere = ({ inspection }: Kept) => inspection.units.filter(isThere);
