import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Order } from '../../../domain/order/order.ts';
import { lineFaults, orderFaults } from '../../../domain/stock/audit-orders.ts';
import { amazonAddress, FNSKU, relay } from '../../support/example-relay.ts';
import { aWarehouse, tenant } from '../../support/example-shipment.ts';
import { createOrderWorld, EWR, LAMP, LAX, type OrderWorld } from './order-world.ts';

const RELAYED: Partial<Order> = {
  relay,
  shipTo: amazonAddress,
  buyer: { name: 'Amazon', language: 'en' },
  lines: [{ lineId: '1', sku: LAMP, quantity: 2, fnsku: FNSKU }],
};

let world: OrderWorld;
afterEach(() => world.close());

/** Lamps in both warehouses, of which Los Angeles relays. */
async function begin(options: Parameters<typeof createOrderWorld>[0] = {}, relaying = 10) {
  world = await createOrderWorld(options);
  const capabilities = ['STORAGE', 'RELABEL', 'FBA_RELAY'] as const;
  await world.warehouses.put(aWarehouse({ capabilities: [...capabilities] }));
  await world.stock(EWR, LAMP, 10);
  await world.stock(LAX, LAMP, relaying);
}

const asked = <T extends z.ZodType>(path: string, shape: T) =>
  world.requests.filter((one) => one.path.endsWith(path)).map(({ body }) => shape.parse(body));

/** The books balance, by themselves and against the order. */
async function mustBalance(order: Order) {
  const whole = await world.whole(order);
  const stock = await world.stocks.find(tenant, LAX, LAMP);
  if (!stock) throw new Error('no stock');
  const movements = await world.stocks.movements(tenant, LAX, LAMP);
  const own = movements.filter(({ reference }) => reference === order.orderId);
  expect(await world.violations(LAX, LAMP)).toEqual([]);
  const cases = await world.cases.ofEntity(tenant, order.orderId);
  const sold = { ...whole, cases };
  expect([...orderFaults(stock, sold, own), ...lineFaults(sold)]).toEqual([]);
  return stock;
}

describe('what goes on to Amazon', () => {
  it('is relabelled unit by unit, labelled twice, and transferred out, not sold', async () => {
    await begin();
    const order = await world.place(RELAYED);
    const delivered = await world.untilStatus(order, 'DELIVERED');
    const boxId = 'FBA15H2XQ8KSU000001';
    const labelKey = `T/${tenant}/orders/${order.orderId}/box-${boxId}.pdf`;
    expect(delivered).toMatchObject({ warehouseId: LAX, boxLabel: { boxId, labelKey } });
    expect(delivered.floor.packed?.picks).toMatchObject([{ sku: LAMP, quantity: 2, fnsku: FNSKU }]);
    expect(world.bucket.has(labelKey)).toBe(true);

    const pick = z.object({ picks: z.array(z.object({ sku: z.string(), fnsku: z.string() })) });
    expect(asked('/picks', pick)).toEqual([{ picks: [{ sku: LAMP, fnsku: FNSKU }] }]);
    const notice = z.object({ boxLabel: z.object({ boxId: z.string(), labelUrl: z.string() }) });
    expect(asked('/label', notice)).toMatchObject([{ boxLabel: { boxId } }]);

    const stock = await mustBalance(order);
    expect(stock).toMatchObject({ available: 8, reserved: 0, shipped: 0, transferredOut: 2 });
    expect(await world.caseKinds(order)).toEqual([]);
  });

  it('waits for the whole box rather than going in parts or from where nobody relays', async () => {
    await begin({}, 2);
    const lines = [{ lineId: '1', sku: LAMP, quantity: 3, fnsku: FNSKU }];
    const order = await world.place({ ...RELAYED, lines });
    await world.untilStatus(order, 'BACKORDERED');
    expect(await world.statuses(order)).toEqual(['BACKORDERED']);
    await world.restock(LAX, LAMP, 1);
    await world.untilStatus(order, 'DELIVERED');
    expect(await mustBalance(order)).toMatchObject({ available: 0, transferredOut: 3 });
  });

  it('that Amazon would refuse gets no label until operations say it is mended', async () => {
    await begin({ partners: { script: packing(30_000, undefined, 3) } });
    const order = await world.place(RELAYED);
    const found = await world.untilOpenCase(order, 'RELAY_UNFIT');
    expect(found.evidence['codes']).toEqual([
      'FBA_CARTON_TOO_HEAVY',
      `NOT_RELABELED ${LAMP}`,
      `PACKED_OTHERWISE ${LAMP}`,
    ]);
    expect(await world.statuses(order)).toEqual(['PACKED']);
    await world.pass(3 * 86_400);
    expect(asked('/buy', z.object({}))).toEqual([]);
    await world.decide(found, 'mended');
    const { boxLabel } = await world.untilStatus(order, 'DELIVERED');
    expect(boxLabel?.mark).toBe('TEAM_LIFT');
    expect(await mustBalance(order)).toMatchObject({ transferredOut: 3, reserved: 0 });
  });

  it('is put back on its shelf when it is cancelled instead', async () => {
    await begin({ partners: { script: packing(9_000, 'X009ZZZZZZ') } });
    const order = await world.place(RELAYED);
    await world.decide(await world.untilOpenCase(order, 'RELAY_UNFIT'), 'cancel');
    await world.untilStatus(order, 'CANCELLED');
    expect(await mustBalance(order)).toMatchObject({ available: 10, transferredOut: 0 });
  });
});

/** A floor that packs lamps so heavy, with this on them. */
function packing(weightG: number, fnsku: string | undefined, quantity = 2) {
  const listSchema = z.object({ pickId: z.string() });
  return ({ path, body }: { path: string; body: object }) => {
    if (path !== '/picks') return undefined;
    const { pickId } = listSchema.parse(body);
    const at = new Date(world.clock.now() + 3_600_000).toISOString();
    const eventId = `${pickId}-packed`;
    const picks = [{ sku: LAMP, quantity, bin: 'A-1', lot: 'shp.2026-10-02', fnsku }];
    const dimensions = { lengthMm: 400, widthMm: 300, heightMm: 300 };
    const data = { pickId, at, weightG, dimensions, picks };
    const said = { type: 'warehouse.parcel.packed', eventId, timestamp: at, data };
    return [{ source: 'warehouse' as const, eventId, at, body: said }];
  };
}
