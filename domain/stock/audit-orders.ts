/**
 * The laws between orders and the ledger, per order and stock (design section 3): what is reserved is held by a fulfilment that
 * still needs it, what left was in one that left, and nothing leaves beyond what was ordered.
 */
import type { Case } from '../case/case.ts';
import type { FulfilmentStatus } from '../order/fulfilment-lifecycle.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order } from '../order/order.ts';
import { unitsOf } from '../order/reservation.ts';
import type { Bucket, Movement, Stock } from './stock.ts';

/** An order as a whole; undefined when nobody knows it. */
export interface Sold {
  readonly order: Order;
  readonly fulfilments: readonly Fulfilment[];
  /** The order's. */
  readonly cases?: readonly Case[];
}

const HOLDING: readonly FulfilmentStatus[] = [
  'RESERVED',
  'RELEASED',
  'PICKING',
  'PACKED',
  'LABELED',
];
const LEFT: readonly FulfilmentStatus[] = ['SHIPPED', 'DELIVERED', 'RETURNED_TO_SENDER', 'LOST'];

/** What is wrong in one stock; `movements` are those the order caused to it. */
export function orderFaults(
  stock: Pick<Stock, 'warehouseId' | 'sku'>,
  sold: Sold | undefined,
  movements: readonly Movement[],
): string[] {
  if (!sold) return ['no such order'];
  const { order, fulfilments, cases = [] } = sold;
  return fulfilments.flatMap((fulfilment) => {
    const { n, status, warehouseId } = fulfilment;
    const own = movements.filter((movement) => numberIn(movement) === n);
    const isHere = warehouseId === stock.warehouseId;
    const wanted = isHere ? (unitsOf(order, fulfilment).get(stock.sku) ?? 0) : 0;
    const [held, gone] = [netOf(own, 'reserved'), netOf(own, ...LEAVING)];
    const astray = order.relay ? netOf(goods(own), 'shipped') : netOf(own, 'transferredOut');
    return [
      ...differs(`${n} ${status} holds`, held, HOLDING.includes(status) ? wanted : 0),
      ...(LEFT.includes(status)
        ? beyond(`${n} shipped ${stock.sku}`, gone, wanted + packedOtherwise(cases, n, stock.sku))
        : differs(`${n} ${status} shipped`, gone, 0)),
      ...differs(`${n} ${status} left the wrong way`, astray, 0),
    ];
  });
}

/** Lines of an order: their parts add up to them, and what left is no more than they say. */
export function lineFaults({ order, fulfilments }: Sold): string[] {
  if (fulfilments.length === 0) return [];
  return order.lines.flatMap(({ lineId, quantity }) => {
    const parts = fulfilments.flatMap(({ lines }) => lines.filter((l) => l.lineId === lineId));
    const total = parts.reduce((sum, part) => sum + part.quantity, 0);
    return differs(`line ${lineId} in parts`, total, quantity);
  });
}

/** What the floor packed is what left; a person explains what nobody ordered. */
function packedOtherwise(cases: readonly Case[], n: number, sku: string): number {
  return cases
    .filter(({ kind, lane }) => kind === 'STOCK_SUSPENSE' && lane === `f${n}`)
    .map(({ evidence }) => evidence)
    .filter((said) => said['what'] === 'PACKED_OTHERWISE' && said['sku'] === sku)
    .reduce((units, said) => units + Math.max(0, Number(said['units'])), 0);
}

/** `{orderId}-{n}-{attempt}-…` */
function numberIn({ movementId, reference }: Movement): number {
  return Number(movementId.slice(reference.length + 1).split('-')[0]);
}

/** What is sold is shipped, what is relayed is transferred; packing material is used up either way. */
const LEAVING = ['shipped', 'transferredOut'] as const;
const goods = (movements: readonly Movement[]) =>
  movements.filter(({ kind }) => kind !== 'USE_MATERIAL');

function netOf(movements: readonly Movement[], ...buckets: readonly Bucket[]): number {
  const within = (bucket: Bucket | null) => bucket !== null && buckets.includes(bucket);
  return movements.reduce(
    (net, { from, to, quantity }) =>
      net + (within(to) ? quantity : 0) - (within(from) ? quantity : 0),
    0,
  );
}

function beyond(what: string, is: number, most: number): string[] {
  return is <= most ? [] : [`${what} ${is}, ordered ${most}`];
}

function differs(what: string, is: number, ought: number): string[] {
  return is === ought ? [] : [`${what} ${is}, should be ${ought}`];
}
