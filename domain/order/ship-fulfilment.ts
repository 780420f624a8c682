/**
 * The parcel left the warehouse: its units leave the stock and the fulfilment is SHIPPED, in one transaction. The floor's truth
 * wins over the books: what they cannot follow is fitted to what they hold, and each gap is a person's to explain (design 3.4).
 */
import type { CaseStore } from '../case/case-store.ts';
import { StaleVersion } from '../kernel/domain-error.ts';
import { addSeconds, type Now } from '../kernel/time.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import { emptyStock, settleMovements } from '../stock/apply-movement.ts';
import { StockShort } from '../stock/stock-errors.ts';
import type { BinQuantity, StockStore } from '../stock/stock-store.ts';
import type { Movement } from '../stock/stock.ts';
import type { Fulfilment } from './fulfilment.ts';
import { moving } from './fulfilment-move.ts';
import { fulfilmentCase } from './fulfilment-view.ts';
import type { OrderStore } from './order-store.ts';
import type { Order } from './order.ts';
import { shipMovements } from './ship-movements.ts';

export interface ShipPorts {
  readonly now: Now;
  readonly orders: Pick<OrderStore, 'save'>;
  readonly stocks: Pick<StockStore, 'find' | 'bins'>;
  readonly cases: Pick<CaseStore, 'open'>;
}

interface Gap {
  readonly matter: string;
  readonly sku: string;
  readonly units: number;
  readonly what: string;
}

/** Idempotent. Throws StaleVersion when the fulfilment changed meanwhile. */
export async function shipFulfilment(
  ports: ShipPorts,
  order: Order,
  fulfilment: Fulfilment,
): Promise<void> {
  const view = { fulfilment, now: ports.now() };
  const shippedAt = fulfilment.floor.handedOverAt ?? view.now;
  const { movements, differences } = shipMovements(order, fulfilment, view.now);
  const told = [...differences].map(([sku, units]) => ({
    matter: `packed-${fulfilment.attempt}-${sku}`,
    sku,
    units,
    what: 'PACKED_OTHERWISE',
  }));
  const ship = async (moved: readonly Movement[]) => {
    const save = moving(view, 'ship', { patch: { shippedAt }, movements: moved });
    if (!save || (await ports.orders.save(save)) !== 'duplicate') return;
    // Somebody else shipped it a moment ago: what is in this record besides is not kept yet.
    throw new StaleVersion(`fulfilment ${fulfilment.orderId} ${fulfilment.n}`);
  };
  try {
    await ask(ports, fulfilment, told);
    await ship(movements);
  } catch (error) {
    if (!(error instanceof StockShort)) throw error;
    const fitted = await fitToBooks(ports, movements);
    await ask(ports, fulfilment, fitted.gaps);
    await ship(fitted.movements);
  }
}

async function fitToBooks(
  { stocks }: ShipPorts,
  movements: readonly Movement[],
): Promise<{ movements: Movement[]; gaps: Gap[] }> {
  const groups = Object.values(Object.groupBy(movements, ({ sku }) => sku));
  const fitted = await Promise.all(
    groups.flatMap((group = []) => {
      const [first] = group;
      return first ? [fitOne(first, group)] : [];
    }),
  );
  return {
    movements: fitted.flatMap((each) => each.movements),
    gaps: fitted.flatMap(({ gaps }) => gaps),
  };

  async function fitOne({ tenant, warehouseId, sku }: Movement, group: readonly Movement[]) {
    const stock = await stocks.find(tenant, warehouseId, sku);
    const bins = await stocks.bins(tenant, warehouseId, sku);
    const placed = fromKnownBins(group, bins);
    const settled = settleMovements(stock ?? emptyStock({ tenant, warehouseId, sku }), placed);
    const unplaced = placed.flatMap((movement, at) =>
      movement === group[at]
        ? []
        : [{ matter: movement.movementId, sku, units: movement.quantity, what: 'NOT_IN_BIN' }],
    );
    const missing = settled.suspense.map(({ movement, missing: units, bucket }) => ({
      matter: `${movement.movementId}-${bucket}`,
      sku,
      units,
      what: `NOT_${bucket.toUpperCase()}`,
    }));
    return { movements: [...settled.movements], gaps: [...unplaced, ...missing] };
  }
}

/** A bin whose books hold too little is left alone: the units came from somewhere else. */
function fromKnownBins(movements: readonly Movement[], bins: readonly BinQuantity[]): Movement[] {
  const held = new Map(bins.map(({ bin, lot, quantity }) => [`${bin}#${lot}`, quantity]));
  return movements.map((movement) => {
    const { bin, lot, ...anywhere } = movement;
    if (bin === undefined) return movement;
    const place = `${bin}#${lot ?? '-'}`;
    const there = held.get(place) ?? 0;
    if (there < movement.quantity) return anywhere;
    held.set(place, there - movement.quantity);
    return movement;
  });
}

async function ask(
  { cases, now }: ShipPorts,
  fulfilment: Fulfilment,
  gaps: readonly Gap[],
): Promise<void> {
  const at = now();
  for (const { matter, sku, units, what } of gaps) {
    const question: CaseQuestion = {
      kind: 'STOCK_SUSPENSE',
      matter,
      title: `What was shipped and the books differ by ${Math.abs(units)} of ${sku}`,
      audience: 'operations',
      responsible: 'OPERATIONS',
      options: ['explained'],
      defaultOption: null,
      deadlineAt: addSeconds(at, 7 * 86_400),
      evidence: { sku, units, what, warehouseId: fulfilment.warehouseId },
    };
    await cases.open(fulfilmentCase({ fulfilment, now: at }, question));
  }
}
