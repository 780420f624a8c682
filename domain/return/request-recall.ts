/**
 * Units that lie elsewhere are called back by their seller (TRANSFER_RECALL): sent on to Amazon, a shop's store or another
 * warehouse, they come to a warehouse of ours and are counted against what was sent. Nothing is triaged: they are the seller's own.
 */
import { InvalidRequest } from '../kernel/domain-error.ts';
import { fault, type Fault } from '../kernel/fault.ts';
import type { OrderId, ReturnId, SkuCode, Tenant, WarehouseId } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order } from '../order/order.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { openedReturn } from './open-return.ts';
import type { ReturnedLine } from './return-store.ts';
import { unitsSent } from './sent-units.ts';
import type { RecalledFrom, Return, ReturnLine } from './return.ts';

export interface RecallWish {
  readonly warehouseId: WarehouseId;
  readonly from: RecalledFrom;
  readonly lines: readonly { readonly sku: SkuCode; readonly quantity: number }[];
  /** The seller's own number of the transfer. */
  readonly reference?: string | undefined;
  /** The order that sent them on: no more is called back than it shipped. */
  readonly orderId?: OrderId | undefined;
  readonly trackingNumber?: string | undefined;
}

/** What is known on our side. */
export interface RecallFacts {
  readonly tenant: Tenant;
  readonly returnId: ReturnId;
  readonly requestHash: string;
  readonly warehouse: Warehouse | undefined;
  /** Of the SKUs called back, those that are registered. */
  readonly skus: readonly Sku[];
  readonly sent: { readonly order: Order; readonly fulfilments: readonly Fulfilment[] } | undefined;
  /** Units of each of the order's lines that other returns have claimed already. */
  readonly returned: Readonly<Record<string, number>>;
  readonly now: Timestamp;
}

export interface RequestedRecall {
  readonly ret: Return;
  readonly claims: readonly ReturnedLine[];
  readonly outbox: OutboxMessage;
}

/** Throws InvalidRequest with every fault: the warehouse, each line, the order. */
export function requestRecall(wish: RecallWish, facts: RecallFacts): RequestedRecall {
  const lines = wish.lines.map((line, at) => sentLine(line, at, facts));
  const faults = [
    ...warehouseFaults(facts),
    ...orderFaults(wish, facts),
    ...lineFaults(wish, facts),
  ];
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'the recall has faults', faults);
  const { tenant, returnId, now, requestHash } = facts;
  const { warehouseId, from, reference, orderId, trackingNumber } = wish;
  const { ret, outbox } = openedReturn(
    {
      kind: 'TRANSFER_RECALL',
      tenant,
      returnId,
      warehouseId,
      lines: lines.map(({ line }) => line),
      trackingNumbers: trackingNumber === undefined ? [] : [trackingNumber],
      ...(orderId && { orderId }),
      orderReference: reference ?? facts.sent?.order.reference,
      causeId: orderId ?? reference,
      recalledFrom: from,
    },
    now,
  );
  const claims = lines.flatMap(({ claim }) => claim ?? []);
  return { ret: { ...ret, requestHash, claimsOrderLines: claims.length > 0 }, claims, outbox };
}

interface SentLine {
  readonly line: ReturnLine;
  /** Absent when no order is named, or it did not ship the SKU. */
  readonly claim?: ReturnedLine;
}

/** Of the order's line with the SKU, else numbered. */
function sentLine(
  { sku, quantity }: RecallWish['lines'][number],
  at: number,
  { sent }: RecallFacts,
): SentLine {
  const lineId = sent?.order.lines.find((line) => line.sku === sku)?.lineId;
  if (!sent || lineId === undefined) return { line: { lineId: String(at + 1), sku, quantity } };
  const delivered = unitsSent(sent.fulfilments, lineId, 'SHIPPED');
  return { line: { lineId, sku, quantity }, claim: { lineId, quantity, delivered } };
}

function warehouseFaults({ warehouse }: RecallFacts): Fault[] {
  if (warehouse?.capabilities.includes('RETURNS')) return [];
  return [fault('/warehouseId', 'WAREHOUSE_TAKES_NO_RETURNS', 'takes no returns')];
}

function orderFaults({ orderId }: RecallWish, { sent }: RecallFacts): Fault[] {
  if (orderId === undefined || sent) return [];
  return [fault('/orderId', 'ORDER_UNKNOWN', 'there is no such order')];
}

function lineFaults({ lines }: RecallWish, facts: RecallFacts): Fault[] {
  return lines.flatMap((line, at) => {
    const pointer = `/lines/${at}`;
    const first = lines.findIndex(({ sku }) => sku === line.sku);
    const twice = fault(pointer, 'LINE_TWICE', 'each SKU once in a return');
    return [
      ...(first === at ? [] : [twice]),
      ...skuFaults(line.sku, pointer, facts),
      ...quantityFaults(line, pointer, facts),
    ];
  });
}

function skuFaults(sku: SkuCode, pointer: string, { skus }: RecallFacts): Fault[] {
  if (skus.some((known) => known.sku === sku)) return [];
  return [fault(`${pointer}/sku`, 'SKU_NOT_REGISTERED', `${sku} is not registered`, { sku })];
}

function quantityFaults(
  { sku, quantity }: RecallWish['lines'][number],
  pointer: string,
  { sent, returned }: RecallFacts,
): Fault[] {
  if (!sent) return [];
  const line = sent.order.lines.find((one) => one.sku === sku);
  if (!line) return [fault(pointer, 'LINE_NOT_IN_ORDER', 'not a line of the order')];
  // On its way counts: what was sent on may be called back before it is there.
  const left = unitsSent(sent.fulfilments, line.lineId, 'SHIPPED') - (returned[line.lineId] ?? 0);
  if (quantity <= left) return [];
  const params = { left: String(Math.max(left, 0)) };
  const detail = `${params.left} of this line can come back`;
  return [fault(`${pointer}/quantity`, 'NO_RETURNABLE_QUANTITY', detail, params)];
}
