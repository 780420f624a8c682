/** The warehouse's facts: folded into the receiving record, moving stock in the same transaction (design 3.4). */
import { StockShort } from '../../domain/stock/stock-errors.ts';
import {
  warehouseMessageSchema,
  type WarehouseMessage,
} from '../../domain/partner/warehouse-port.ts';
import { foldReceiving, type Folded } from '../../domain/receiving/fold-receiving.ts';
import { skuCodeSchema } from '../../domain/kernel/ids.ts';
import { wakeBackorders } from '../../domain/order/wake-backorders.ts';
import type { Receiving } from '../../domain/receiving/receipt.ts';
import type { ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import type { WebhookDelivery } from '../webhooks/contract.ts';
import { againWhenStale } from './again.ts';
import type { ConsumerPorts } from './consumer-ports.ts';
import type { DeskPorts } from './desk-ports.ts';
import { foldFloor, isAboutPick } from './fold-floor.ts';
import { foldReturnsDesk, isAboutReturn } from './fold-returns-desk.ts';
import { messageType, readPartnerMessage } from './partner-message.ts';
import { caseOf } from '../../domain/shipment/shipment-case.ts';
import { settleSuspense } from './settle-suspense.ts';

type Ports = DeskPorts &
  Pick<
    ConsumerPorts,
    | 'now'
    | 'readRaw'
    | 'shipments'
    | 'orders'
    | 'receiving'
    | 'stocks'
    | 'cases'
    | 'tracking'
    | 'signal'
    | 'wake'
  >;

/** One transaction of a hundred writes holds the fact, the record and so many movements, each with a surplus and a case. */
const MOVEMENTS_AT_ONCE = 15;

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept. */
export function createFoldWarehouse(ports: Ports) {
  return async ({ rawKey }: WebhookDelivery): Promise<void> => {
    const body = await ports.readRaw(rawKey);
    const type = messageType(body);
    if (isAboutPick(type)) return foldFloor(ports, body);
    if (isAboutReturn(type)) return foldReturnsDesk(ports, body);
    const read = readPartnerMessage(body, warehouseMessageSchema, 'asnId');
    const reference = { type: 'ASN', value: read.about } as const;
    const keys = read.message ? await ports.shipments.findByReference(reference) : [];
    if (!read.message || keys.length === 0)
      return ports.tracking.keepUnmatched(
        reference,
        'warehouse',
        read.eventId,
        read.text,
        ports.now(),
      );
    for (const key of keys) await receive(ports, key, read.message);
  };
}

async function receive(ports: Ports, key: ShipmentKey, message: WarehouseMessage): Promise<void> {
  const shipment = await ports.shipments.find(key);
  if (!shipment) return;
  const where = { ...key, warehouseId: shipment.destination.warehouseId };
  await againWhenStale(async () => {
    const before = await ports.receiving.find(key);
    const folded = foldReceiving(before, message, where);
    await applyInParts(ports, shipment, message.eventId, before, folded);
  });
  if (await isNews(ports, key, message)) await ports.signal(key, message.eventId);
  if (message.type === 'warehouse.putaway.done') await wakeWaiting(ports, key, message.data);
}

/** What is in its bin may be sold: the oldest orders that wait for it look again. For a duplicate too. */
async function wakeWaiting(
  ports: Ports,
  { tenant }: ShipmentKey,
  { sku, quantity }: { readonly sku: string; readonly quantity: number },
): Promise<void> {
  const code = skuCodeSchema.safeParse(sku);
  if (code.success) await wakeBackorders(ports, tenant, code.data, quantity);
}

/**
 * Parts before the last change only the ledger. Each stands on the record that was folded from, one version further: what
 * somebody else wrote in between is StaleVersion, and all is folded again. What an earlier try moved is known by its id.
 */
async function applyInParts(
  ports: Ports,
  shipment: Shipment,
  eventId: string,
  before: Receiving,
  { next, movements }: Folded,
): Promise<void> {
  const parts = Math.max(1, Math.ceil(movements.length / MOVEMENTS_AT_ONCE));
  for (let part = 1; part <= parts; part += 1) {
    const version = before.version + part;
    const some = movements.slice((part - 1) * MOVEMENTS_AT_ONCE, part * MOVEMENTS_AT_ONCE);
    const [fact, record] =
      part === parts ? [eventId, next] : [`${eventId}.part-${version}`, before];
    await applyFitting(ports, shipment, fact, { next: { ...record, version }, movements: some });
  }
}

/** What the books cannot follow is settled against them and asked about, never dropped. */
async function applyFitting(
  ports: Ports,
  shipment: Shipment,
  fact: string,
  { next, movements }: Folded,
): Promise<void> {
  try {
    await ports.receiving.apply(shipment, fact, next, movements);
  } catch (error) {
    if (!(error instanceof StockShort)) throw error;
    // The error names those that are not moved yet: settled again, the others would be missed twice.
    const fitted = await settleSuspense(ports, error.movements, (question, now) =>
      caseOf({ shipment, now }, question),
    );
    await ports.receiving.apply(shipment, fact, next, fitted.movements, fitted.cases);
  }
}

/** Nobody waits for a single carton while the count goes on: 500 of them would wake the workflow for nothing. */
async function isNews(
  ports: Ports,
  key: ShipmentKey,
  { type }: WarehouseMessage,
): Promise<boolean> {
  if (type !== 'warehouse.carton.counted') return true;
  const { closedAt, checkedInAt } = await ports.receiving.find(key);
  return closedAt !== undefined || checkedInAt === undefined;
}
