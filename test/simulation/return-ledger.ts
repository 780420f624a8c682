/** What a return did to the stock: units come in once as they were inspected, and each leaves quarantine as was decided, once. */
import type { Tenant } from '../../domain/kernel/ids.ts';
import type { Disposition } from '../../domain/return-policy/return-policy.ts';
import type { Movement } from '../../domain/stock/stock.ts';
import type { World } from '../support/portage-world.ts';
import { unitsThere, type Kept } from './kept-return.ts';

export type Moved = Movement;

/** Where the units of a disposition are in the end. */
const GOES_TO: Readonly<Record<Disposition, string>> = {
  RESTOCK: 'available',
  REFURBISH: 'transferredOut',
  LIQUIDATE: 'disposed',
  DONATE: 'disposed',
  DESTROY: 'disposed',
  RETURN_TO_ORIGIN: 'transferredOut',
  BONDED_REPAIR: 'transferredOut',
  RETURN_TO_SELLER: 'transferredOut',
  QUARANTINE: 'quarantine',
};

export async function ledgerOfReturns(
  { stocks }: World,
  tenant: Tenant,
): Promise<Map<string, Moved[]>> {
  const found = new Map<string, Moved[]>();
  const { data } = await stocks.list({ tenant }, { limit: 100 });
  for (const { warehouseId, sku } of data)
    for (const movement of await stocks.movements(tenant, warehouseId, sku))
      found.set(movement.reference, [...(found.get(movement.reference) ?? []), movement]);
  return found;
}

export function ledgerFaults(kept: Kept, moved: readonly Moved[]): string[] {
  // Physical truth that did not fit is with operations.
  if (kept.cases.some(({ kind }) => kind === 'STOCK_SUSPENSE')) return [];
  return [...receivedFaults(kept, moved), ...workFaults(kept, moved), ...completeFaults(kept)];
}

function receivedFaults({ inspection }: Kept, moved: readonly Moved[]): string[] {
  const booked = inspection.units.filter((unit) => unit.booked);
  const came = moved.filter(({ kind }) => kind === 'RETURN_RECEIVE');
  return [...new Set([...booked, ...came].flatMap(({ sku }) => sku ?? []))].flatMap((sku) => {
    const of = (from: readonly { readonly sku?: string; readonly quantity: number }[]) =>
      unitsIn(from.filter((one) => one.sku === sku));
    return of(came) === of(booked)
      ? []
      : [`RECEIVED ${of(came)} of ${sku} in the ledger, ${of(booked)} by the desk`];
  });
}

/** Each work that the desk did moved its units once, to where its disposition says. */
function workFaults({ ret, inspection }: Kept, moved: readonly Moved[]): string[] {
  return ret.works.flatMap(({ workId, disposition, quantity }) => {
    const out = moved.filter(({ movementId }) => movementId === `${workId}-out`);
    const wanted = inspection.worked[workId] === undefined ? 0 : quantity;
    const wrong = out.filter(({ to }) => to !== GOES_TO[disposition]);
    return [
      ...(unitsIn(out) === wanted ? [] : [`DISPOSED ${unitsIn(out)} of ${wanted} by ${workId}`]),
      ...wrong.map(({ to }) => `DISPOSED ${workId} ${disposition} to ${to}`),
    ];
  });
}

/** Of what lay on the desk each unit was graded, and each that is in the ledger has its work or stays in quarantine. */
function completeFaults(kept: Kept): string[] {
  const { ret, inspection } = kept;
  if (ret.status !== 'COMPLETED' || ret.since.PROCESSING === undefined) return [];
  const isUnclaimed = inspection.units.every(({ booked }) => !booked) && ret.graded.length === 0;
  if (isUnclaimed) return [];
  const [there, graded] = [unitsIn(unitsThere(kept)), unitsIn(ret.graded)];
  const booked = unitsIn(inspection.units.filter((unit) => unit.booked));
  const idle = ret.graded.filter(
    ({ disposition, sku }) => sku !== undefined && disposition === 'QUARANTINE',
  );
  const settled = unitsIn(ret.works) + unitsIn(idle);
  const undone = ret.works.filter(({ workId }) => inspection.worked[workId] === undefined);
  return [
    ...(there === graded ? [] : [`GRADED ${graded} of ${there}`]),
    ...(booked === settled ? [] : [`SETTLED ${settled} of ${booked}`]),
    ...undone.map(({ workId }) => `UNDONE ${workId}`),
  ];
}

function unitsIn(from: readonly { readonly quantity: number }[]): number {
  return from.reduce((sum, { quantity }) => sum + quantity, 0);
}
