/** A location was empty, or what lay there was broken (lifecycles 4.2): counted off the books, and somebody counts the shelf. */
import { addSeconds } from '../kernel/time.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { BinQuantity } from '../stock/stock-store.ts';
import type { Movement } from '../stock/stock.ts';
import type { Fulfilment } from './fulfilment.ts';
import { moving, type OrderSave } from './fulfilment-move.ts';
import type { FulfilmentView } from './fulfilment-view.ts';
import { movementOf, releaseMovements, unitsOf } from './reservation.ts';

type Missing = NonNullable<Fulfilment['floor']['short']>['lines'];

const COUNT_SECONDS = 3 * 86_400;

export function shortQuestion({ fulfilment, now }: FulfilmentView, lines: Missing): CaseQuestion {
  return {
    kind: 'SHORT_PICK',
    matter: `pick-${fulfilment.attempt}`,
    title: `The shelf lacks ${lines.map(({ sku, missing }) => `${missing} of ${sku}`).join(', ')}`,
    audience: 'operations',
    responsible: 'WAREHOUSE',
    options: ['counted'],
    defaultOption: null,
    deadlineAt: addSeconds(now, COUNT_SECONDS),
    evidence: { warehouseId: fulfilment.warehouseId, lines },
  };
}

/** Missing units leave the bins that should have held them, oldest lot first; the next plan is a new attempt. */
export function shortSave(
  view: FulfilmentView,
  lines: Missing,
  bins: ReadonlyMap<string, readonly BinQuantity[]>,
): OrderSave {
  const { fulfilment, order, now } = view;
  const left = new Map(unitsOf(order, fulfilment));
  const lost: Movement[] = [];
  for (const { sku, missing } of lines) {
    const reserved = left.get(sku) ?? 0;
    const quantity = Math.min(missing, reserved);
    left.set(sku, reserved - quantity);
    lost.push(
      ...fromBins(quantity, bins.get(sku) ?? []).map(({ quantity: units, ...place }, at) => ({
        ...movementOf(fulfilment, sku, units, now, `short-${at + 1}`),
        ...place,
        kind: 'PICK_SHORT' as const,
        from: 'reserved' as const,
        to: 'lost' as const,
      })),
    );
  }
  const movements = [...lost, ...releaseMovements(fulfilment, left, now)];
  const patch = { attempt: fulfilment.attempt + 1, floor: {} };
  return moving(view, 'pick_short', { patch, movements }) ?? {};
}

/** Parts of a quantity by bin; what no bin holds has no bin. */
export function fromBins(
  quantity: number,
  bins: readonly BinQuantity[],
): (Pick<Movement, 'quantity'> & Partial<Pick<Movement, 'bin' | 'lot'>>)[] {
  let open = quantity;
  const parts = bins.flatMap((held) => {
    const units = Math.min(open, held.quantity);
    open -= units;
    return units > 0 ? [{ quantity: units, bin: held.bin, lot: held.lot }] : [];
  });
  return open > 0 ? [...parts, { quantity: open }] : parts;
}
