/** A world with two warehouses, lamps and speakers on their shelves, and buyers. */
import { skuCodeSchema, warehouseIdSchema } from '../../../domain/kernel/ids.ts';
import { lanesOf, requestCancellation } from '../../../domain/order/amend-order.ts';
import { startFulfilment } from '../../../domain/order/fulfilment-outbox.ts';
import { orderSchema, type Order } from '../../../domain/order/order.ts';
import { wakeBackorders } from '../../../domain/order/wake-backorders.ts';
import { movementSchema } from '../../../domain/stock/stock.ts';
import { auditStock } from '../../../domain/stock/audit-stock.ts';
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import { aWarehouse, tenant } from '../../support/example-shipment.ts';
import { createWorld, type WorldOptions } from '../../support/portage-world.ts';

export const EWR = warehouseIdSchema.parse('US-EWR');
export const LAX = warehouseIdSchema.parse('US-LAX');
export const LAMP = skuCodeSchema.parse('LAMP-1');
export const SPEAKER = skuCodeSchema.parse('SPKR-1');

const newark = {
  name: 'Portage New Jersey',
  lines: ['1201 Corbin Street'],
  city: 'Elizabeth',
  region: 'NJ',
  postalCode: '07201',
  country: 'US',
};

type Changes = Partial<Omit<Order, 'orderId' | 'tenant' | 'version'>>;

export async function createOrderWorld(options: Partial<WorldOptions> = {}) {
  const world = await createWorld({ seed: 1, ...options });
  await world.warehouses.put(aWarehouse({ warehouseId: EWR, address: newark }));
  let placed = 0;
  let stocked = 0;

  /** Units in a bin, as a putaway leaves them. */
  async function stock(warehouseId: typeof EWR, sku: typeof LAMP, quantity: number, bin = 'A-1') {
    stocked += 1;
    const movement = {
      tenant,
      warehouseId,
      sku,
      quantity,
      reference: `stocking-${stocked}`,
      at: world.now(),
    };
    const movements = [
      { kind: 'RECEIVE', enters: 'received', from: null, to: 'awaitingPutaway' },
      {
        kind: 'PUTAWAY',
        from: 'awaitingPutaway',
        to: 'available',
        bin,
        lot: `shp.2026-10-0${Math.min(stocked, 9)}`,
      },
    ].map((each, at) =>
      movementSchema.parse({ ...movement, ...each, movementId: `stocking-${stocked}-${at}` }),
    );
    await world.orders.save({ movements });
  }

  async function place(changes: Changes = {}): Promise<Order> {
    placed += 1;
    const channel = { source: 'API', externalId: `PO-${placed}` } as const;
    const at = world.now();
    const order = orderSchema.parse({
      tenant,
      orderId: orderIdOf(tenant, channel),
      version: 1,
      reference: `PO-${placed}`,
      channel,
      buyer: { name: 'Ana', email: 'ana@buyer.example', language: 'en' },
      shipTo: {
        name: 'Ana',
        lines: ['1 Main St'],
        city: 'Newark',
        region: 'NJ',
        postalCode: '07102',
        country: 'US',
      },
      lines: [{ lineId: '1', sku: LAMP, quantity: 2 }],
      policy: 'FILL_ALL',
      speed: 'STANDARD',
      options: [],
      packaging: { kind: 'STANDARD' },
      holds: [],
      fulfilmentCount: 0,
      createdAt: at,
      updatedAt: at,
      ...changes,
    });
    await world.orders.create({
      order,
      outbox: startFulfilment({ tenant, orderId: order.orderId, n: 1, epoch: 1 }, at),
    });
    return order;
  }

  async function whole(order: Order) {
    const found = await world.orders.findWhole(order);
    if (!found) throw new Error(`no ${order.orderId}`);
    return found;
  }

  const fulfilment = async (order: Order, n = 1) => {
    const found = (await whole(order)).fulfilments.find((each) => each.n === n);
    if (!found) throw new Error(`no ${order.orderId} ${n}`);
    return found;
  };

  /** Lets time pass until it is so, minute by minute at first; throws after `days`. */
  async function until<T>(what: string, look: () => Promise<T | undefined>, days = 40): Promise<T> {
    const end = world.clock.now() + days * 86_400_000;
    for (let looks = 0; world.clock.now() <= end; looks += 1) {
      await world.clock.settle();
      const found = await look();
      if (found !== undefined) return found;
      await world.pass(looks < 200 ? 60 : 3600);
    }
    throw new Error(`${what} not within ${days} days`);
  }

  /** As whoever saves an amended order does: every execution of it looks again. */
  async function amend(order: Order, change: (current: Order) => Order | undefined) {
    const { order: current } = await whole(order);
    const next = change(current);
    if (!next) return;
    await world.orders.save({ order: next });
    for (const lane of lanesOf(next))
      await world.wake({ tenant, entityId: order.orderId, lane }, `amended-${next.version}`);
    await world.clock.settle();
  }

  return {
    ...world,
    stock,
    amend,
    cancel: (order: Order) =>
      amend(order, (current) =>
        requestCancellation(current, { by: 'key_1', reason: 'changed my mind', at: world.now() }),
      ),
    /** Units in a bin, and whoever waits for them hears of it. */
    restock: async (warehouseId: typeof EWR, sku: typeof LAMP, quantity: number) => {
      await stock(warehouseId, sku, quantity);
      await wakeBackorders(world, tenant, sku, quantity);
      await world.clock.settle();
    },
    place,
    whole,
    fulfilment,
    statuses: async (order: Order) => (await whole(order)).fulfilments.map(({ status }) => status),
    untilStatus: (order: Order, status: string, n = 1) =>
      until(`${order.orderId} ${n} ${status}`, async () => {
        const { fulfilments } = await whole(order);
        const found = fulfilments.find((each) => each.n === n);
        return found?.status === status ? found : undefined;
      }),
    untilOpenCase: (order: Order, kind: string) =>
      until(`${order.orderId} ${kind}`, async () =>
        (await world.cases.ofEntity(tenant, order.orderId)).find(
          (found) => found.kind === kind && found.status === 'OPEN',
        ),
      ),
    caseKinds: async (order: Order) =>
      (await world.cases.ofEntity(tenant, order.orderId)).map(({ kind }) => kind),
    /** What the conservation laws find wrong with a stock. */
    violations: async (warehouseId: typeof EWR, sku: typeof LAMP) => {
      const found = await world.stocks.find(tenant, warehouseId, sku);
      if (!found) return [];
      return auditStock(
        found,
        await world.stocks.movements(tenant, warehouseId, sku),
        await world.stocks.bins(tenant, warehouseId, sku),
      );
    },
    bucketsOf: async (warehouseId: typeof EWR, sku: typeof LAMP) => {
      const found = await world.stocks.find(tenant, warehouseId, sku);
      if (!found) throw new Error(`no stock of ${sku}`);
      const { available, reserved, shipped, lost } = found;
      return { available, reserved, shipped, lost };
    },
    /** The execution of a fulfilment: how it stands, and the states it went through. */
    execution: async (order: Order, n = 1, epoch = 1) => {
      const name = `ful-${order.orderId}-${n}-${epoch}`;
      const executionArn = `arn:aws:states:us-east-1:000000000000:execution:order:${name}`;
      const { status } = await world.engine.describeExecution(executionArn);
      const history = await world.engine.getExecutionHistory(executionArn);
      const states = history.flatMap(({ detailsName, details }) =>
        detailsName === 'stateEnteredEventDetails' ? [details['name']] : [],
      );
      return { status, states };
    },
  };
}
export type OrderWorld = Awaited<ReturnType<typeof createOrderWorld>>;
