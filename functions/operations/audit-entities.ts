/**
 * The laws of shipments, orders and returns (design section 3), each read strongly: what has ended waits for nothing and has no
 * live label, what came back was shipped and has one end, nobody gets back more than was paid. What is wrong twice is wrong.
 */
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { createWaitStore } from '../../adapters/dynamodb/wait-store.ts';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { skuCodeSchema, type Tenant } from '../../domain/kernel/ids.ts';
import type { Page, PageRequest } from '../../domain/kernel/page.ts';
import { fulfilmentLifecycle } from '../../domain/order/fulfilment-lifecycle.ts';
import { laneOf, type Label } from '../../domain/order/fulfilment.ts';
import type { OrderKey } from '../../domain/order/order-store.ts';
import { deskFaults, skusMovedBy } from '../../domain/return/audit-desk.ts';
import { claimFaults, refundFaults } from '../../domain/return/audit-refunds.ts';
import { isClosed, warehouseOf } from '../../domain/return/return-record.ts';
import type { ReturnKey } from '../../domain/return/return-store.ts';
import type { ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import type { Violation } from '../../domain/stock/audit-stock.ts';

type Law = Violation['law'];
type Found = readonly (readonly [Law, string])[];

export async function auditEntities(
  table: Table,
  tenant: Tenant,
): Promise<{ checked: number; violations: Violation[] }> {
  const laws = lawsOver(table);
  const { orders, returns, shipments } = laws;
  const violations: Violation[] = [];
  let checked = 0;
  const judge = async (subject: string, look: () => Promise<Found>) => {
    checked += 1;
    const found = await twice(look);
    violations.push(...found.map(([law, detail]) => ({ law, subject, detail })));
  };
  const orTell = async (what: string, walk: () => Promise<void>) => {
    const found = await orUnreadable(async () => walk().then(() => []));
    const rest = `${tenant} ${what} from here on`;
    violations.push(...found.map(([law, detail]) => ({ law, subject: rest, detail })));
  };
  await orTell('shipments', async () => {
    for await (const { shipmentId } of everyOne((page) => shipments.list({ tenant }, page)))
      await judge(`${tenant} ${shipmentId}`, () => laws.ofShipment({ tenant, shipmentId }));
  });
  await orTell('orders', async () => {
    for await (const { orderId } of everyOne((page) => orders.list({ tenant }, page)))
      await judge(`${tenant} ${orderId}`, () => laws.ofOrder({ tenant, orderId }));
  });
  await orTell('returns', async () => {
    for await (const { returnId } of everyOne((page) => returns.list({ tenant }, page)))
      await judge(`${tenant} ${returnId}`, () => laws.ofReturn({ tenant, returnId }));
  });
  return { checked, violations };
}

function lawsOver(table: Table) {
  const cases = createCaseStore(table);
  const orders = createOrderStore(table);
  const returns = createReturnStore(table);
  const shipments = createShipmentStore(table);
  const stocks = createStockStore(table);
  const waits = createWaitStore(table);

  async function waitFaults(tenant: Tenant, entityId: string, lane = 'main'): Promise<Found> {
    const wait = await waits.find({ tenant, entityId, lane });
    return wait?.token === undefined ? [] : [['FINISHED', `waits in ${lane} for ${wait.awaiting}`]];
  }

  async function ofShipment(key: ShipmentKey): Promise<Found> {
    const shipment = await shipments.find(key);
    return shipment && 'closedAt' in shipment ? waitFaults(key.tenant, key.shipmentId) : [];
  }

  async function ofOrder(key: OrderKey): Promise<Found> {
    const [sold, claimed, { data }] = await Promise.all([
      orders.findWhole(key),
      returns.returnedOf(key.tenant, key.orderId),
      returns.list(key, { limit: 100 }),
    ]);
    if (!sold) return [];
    const all = { ...sold, returns: data, claimed };
    const ended = sold.fulfilments.filter(({ status }) =>
      fulfilmentLifecycle.terminal.includes(status),
    );
    const open = await Promise.all(
      ended.map((one) => waitFaults(key.tenant, key.orderId, laneOf(one))),
    );
    const live = ended.filter((one) => one.status === 'CANCELLED' && isLive(one.label));
    return [
      ...open.flat(),
      ...live.map(({ n }) => ['FINISHED', `${n} is cancelled and has a live label`] as const),
      ...claimFaults(all).map((fault) => ['CLAIM', fault] as const),
      ...refundFaults(all).map((fault) => ['REFUND', fault] as const),
    ];
  }

  async function ofReturn(key: ReturnKey): Promise<Found> {
    const [ret, inspection, asked] = await Promise.all([
      returns.find(key),
      returns.inspection(key),
      cases.ofEntity(key.tenant, key.returnId),
    ]);
    if (!ret) return [];
    const returned = { ret, inspection, cases: asked };
    const warehouseId = warehouseOf(ret);
    const faults = await Promise.all(
      [...skusMovedBy(returned)].map(async (name) => {
        const sku = skuCodeSchema.parse(name);
        const moved = warehouseId
          ? await stocks.movements(key.tenant, warehouseId, sku, key.returnId)
          : [];
        return deskFaults(sku, returned, moved);
      }),
    );
    return [
      ...faults.flat().map((fault) => ['RETURN', fault] as const),
      ...(isClosed(ret) ? await waitFaults(key.tenant, key.returnId) : []),
      ...(NOTHING_COMES.includes(ret.status) && isLive(ret.label)
        ? [['FINISHED', `is ${ret.status} and has a live label`] as const]
        : []),
    ];
  }

  return { orders, returns, shipments, ofShipment, ofOrder, ofReturn };
}

const NOTHING_COMES: readonly string[] = ['CANCELLED', 'EXPIRED', 'DECLINED', 'RETURNLESS_REFUND'];

function isLive(label: Label | undefined): boolean {
  return label !== undefined && label.voidedAt === undefined;
}

/** Records move while they are read. */
const twice = (look: () => Promise<Found>) =>
  orUnreadable(async () => ((await look()).length === 0 ? [] : look()));

async function orUnreadable(look: () => Promise<Found>): Promise<Found> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof BrokenRecord)) throw error;
    return [['UNREADABLE', error.message]];
  }
}

async function* everyOne<T>(list: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | null | undefined;
  do {
    const page = await list({ limit: 100, ...(cursor && { cursor }) });
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
