/** All that a plan looks at: the order and its goods, what the warehouses of the country hold, who waits longer. */
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { SkuCode } from '../../../domain/kernel/ids.ts';
import { dayOf, type Timestamp } from '../../../domain/kernel/time.ts';
import { distanceMiles } from '../../../domain/geo/postal-distance.ts';
import type { Shelf } from '../../../domain/order/allocate.ts';
import { checkedHolds } from '../../../domain/order/check-order.ts';
import type { Fulfilment } from '../../../domain/order/fulfilment.ts';
import { newFulfilment } from '../../../domain/order/fulfilment-record.ts';
import type { BackorderEntry, FulfilmentKey } from '../../../domain/order/order-store.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { PlanningView } from '../../../domain/order/plan-fulfilment.ts';
import { plannedParcel } from '../../../domain/order/planned-parcel.ts';
import { unitsOf } from '../../../domain/order/reservation.ts';
import { placeOf, routeOrder } from '../../../domain/order/route-order.ts';
import { historyTo } from '../../../domain/routing/lane-history.ts';
import type { Sku } from '../../../domain/sku/sku.ts';
import type { Warehouse } from '../../../domain/warehouse/warehouse.ts';
import type { OrderPorts } from './order-ports.ts';
import { readBoth } from './settle-fulfilment.ts';

type Ports = Pick<
  OrderPorts,
  'now' | 'orders' | 'cases' | 'skus' | 'warehouses' | 'stocks' | 'lanes'
>;

/** A queue longer than this is served over several putaways anyway. */
const OLDER = 400;

export async function readPlanning(ports: Ports, key: FulfilmentKey): Promise<PlanningView> {
  const { order, fulfilment: kept } = await readBoth(ports, key);
  const now = ports.now();
  const fulfilment = kept ?? firstOf(order, key, now);
  const view = { order, fulfilment, now, holds: order.holds, shelves: [], older: new Map() };
  const isOpen = fulfilment.status === 'PLANNED' || fulfilment.status === 'BACKORDERED';
  const isHeld = order.holds.length > 0 || order.cancelRequest !== undefined;
  // One that was kept before it was reserved may have been asked about.
  const cases = kept && (isOpen || isHeld || kept.version > 1) ? await casesOf(ports, key) : [];
  if (!isOpen) return { ...view, cases };
  const wanted = [...unitsOf(order, fulfilment).keys()];
  const [skus, warehouses, waiting] = await Promise.all([
    skusOf(ports, order),
    warehousesFor(ports, order),
    Promise.all(wanted.map((sku) => ports.orders.backorders(key.tenant, sku, OLDER))),
  ]);
  // After the queue: units that come in between are seen by both sides rather than by none.
  const shelves = await shelvesOf(ports, { order, fulfilment, skus, warehouses, now }, wanted);
  const holds = fulfilment.n === 1 ? checkedHolds({ order, skus, warehouses, now }) : order.holds;
  return { ...view, cases, holds, shelves, older: olderThan(order, fulfilment, waiting.flat()) };
}

/** Only the first is planned out of the order itself; the others were split off. */
function firstOf(order: Order, { n }: FulfilmentKey, now: Timestamp): Fulfilment {
  if (n !== 1) throw new NotFound(`fulfilment ${order.orderId} ${n}`);
  const lines = order.lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }));
  return newFulfilment({ ...order, n }, lines, now);
}

function casesOf({ cases }: Ports, { tenant, orderId }: FulfilmentKey) {
  return cases.ofEntity(tenant, orderId);
}

async function skusOf({ skus }: Ports, order: Order): Promise<Map<SkuCode, Sku>> {
  const { packaging, tenant, lines } = order;
  const material = packaging.kind === 'SELLER' ? [packaging.materialSku] : [];
  const codes = [...new Set([...lines.map(({ sku }) => sku), ...material])];
  const found = await skus.findMany(tenant, codes);
  return new Map(found.map((sku) => [sku.sku, sku]));
}

/** Those of the country; for a relay those that relabel and send on to Amazon. */
async function warehousesFor({ warehouses }: Ports, order: Order): Promise<Warehouse[]> {
  const needed = order.relay ? RELAYING : [];
  const all = await warehouses.list();
  return all.filter(
    ({ address, capabilities }) =>
      address.country === order.shipTo.country &&
      needed.every((capability) => capabilities.includes(capability)),
  );
}

const RELAYING = ['RELABEL', 'FBA_RELAY'] as const;

interface Goods {
  readonly order: Order;
  readonly fulfilment: Fulfilment;
  readonly skus: ReadonlyMap<SkuCode, Sku>;
  readonly warehouses: readonly Warehouse[];
  readonly now: Timestamp;
}

async function shelvesOf(
  { stocks, lanes }: Ports,
  { order, fulfilment, skus, warehouses, now }: Goods,
  wanted: readonly SkuCode[],
): Promise<Shelf[]> {
  const to = placeOf(order.shipTo);
  const known = fulfilment.lines.some(({ sku }) => skus.has(sku));
  if (!to || !known) return [];
  const places = warehouses.flatMap(({ warehouseId }) =>
    wanted.map((sku) => ({ warehouseId, sku })),
  );
  const found = await stocks.findMany(order.tenant, places);
  const parcel = plannedParcel(fulfilment.lines, skus);
  const stocked = warehouses.flatMap((warehouse) => {
    const here = found.filter((s) => s.warehouseId === warehouse.warehouseId && s.available > 0);
    return here.length > 0 ? [{ warehouse, here }] : [];
  });
  // What a parcel would cost is asked only to compare.
  const history = stocked.length > 1 ? await historyTo(lanes, to, dayOf(now)) : [];
  return stocked.flatMap(({ warehouse, here }) => {
    const { warehouseId } = warehouse;
    const from = placeOf(warehouse.address);
    if (!from) return [];
    const routing = routeOrder(order, warehouse, parcel, dayOf(now), history);
    return [
      {
        warehouseId,
        miles: distanceMiles(from, to) ?? UNKNOWN_MILES,
        cents: routing?.chosen?.priceCents ?? Number.MAX_SAFE_INTEGER,
        available: new Map(here.map(({ sku, available }) => [sku, available])),
      },
    ];
  });
}

/** Farther than any: what is not in the table of areas is nobody's neighbour. */
const UNKNOWN_MILES = 9999;

function olderThan(
  order: Order,
  { n }: Fulfilment,
  waiting: readonly BackorderEntry[],
): Map<SkuCode, number> {
  const place = placeInQueue({ since: order.createdAt, orderId: order.orderId, n });
  const older = new Map<SkuCode, number>();
  for (const entry of waiting) {
    const isOlder = placeInQueue(entry) < place && entry.country === order.shipTo.country;
    if (isOlder) older.set(entry.sku, (older.get(entry.sku) ?? 0) + entry.quantity);
  }
  return older;
}

function placeInQueue({ since, orderId, n }: Pick<BackorderEntry, 'since' | 'orderId' | 'n'>) {
  return `${since}#${orderId}#${String(n).padStart(3, '0')}`;
}
