/** Two warehouses, and never quite enough on their shelves; what is missing comes later, as a putaway brings it. */
import { skuCodeSchema, warehouseIdSchema } from '../../domain/kernel/ids.ts';
import { wakeBackorders } from '../../domain/order/wake-backorders.ts';
import { movementSchema } from '../../domain/stock/stock.ts';
import { aLamp, aWarehouse, tenant } from '../support/example-shipment.ts';
import type { World } from '../support/portage-world.ts';
import type { Draw } from './lifecycle.ts';
import { pick } from './pick.ts';

const DAY_MS = 86_400_000;
/** The first stock is six of them. */
const DELIVERIES = 18;
const SKUS = ['LAMP-1', 'SPKR-1', 'BOX-1'].map((sku) => skuCodeSchema.parse(sku));
const WAREHOUSES = ['US-EWR', 'US-LAX'].map((id) => warehouseIdSchema.parse(id));
const NEWARK = {
  name: 'Portage New Jersey',
  lines: ['1201 Corbin Street'],
  city: 'Elizabeth',
  region: 'NJ',
  postalCode: '07201',
  country: 'US',
};

export async function stockShelves(world: World, draw: Draw): Promise<void> {
  const box = aLamp({ sku: 'BOX-1', barcode: { kind: 'GTIN', value: '4006381333931' } });
  await world.skus.create(box, {
    key: 'seed-box',
    payloadHash: 'box',
    status: 201,
    body: '{}',
    location: '/',
    expiresAt: world.now(),
  });
  const capabilities = ['STORAGE', 'RETURNS', 'REFURBISH'];
  await world.warehouses.put(aWarehouse({ capabilities }));
  await world.warehouses.put(
    aWarehouse({ warehouseId: 'US-EWR', address: NEWARK, capabilities: ['STORAGE', 'RETURNS'] }),
  );
  let n = 0;
  for (const warehouseId of WAREHOUSES)
    for (const sku of SKUS)
      await putAway(world, { n: n++, warehouseId, sku, quantity: pick(draw, [0, 1, 3, 8]) });
  for (; n < DELIVERIES; n += 1) {
    const delivery = {
      n,
      warehouseId: pick(draw, WAREHOUSES),
      sku: pick(draw, SKUS),
      quantity: pick(draw, [1, 2, 5]),
    };
    world.clock.schedule(world.clock.now() + Math.floor(draw() * 60 * DAY_MS), () => {
      world.clock.track(putAway(world, delivery));
    });
  }
}

/** Enough of what somebody is about to order, in one place; others may be faster. */
export async function stockFor(
  world: World,
  name: string,
  lines: readonly Readonly<{ sku: string; quantity: number }>[],
): Promise<void> {
  const warehouseId = warehouseIdSchema.parse('US-LAX');
  for (const { sku, quantity } of lines)
    await putAway(world, { n: name, warehouseId, sku: skuCodeSchema.parse(sku), quantity });
}

type Delivery = Readonly<{
  /** Names it. */
  n: number | string;
  warehouseId: (typeof WAREHOUSES)[number];
  sku: (typeof SKUS)[number];
  quantity: number;
}>;

async function putAway(world: World, { quantity, n, ...place }: Delivery): Promise<void> {
  if (quantity === 0) return;
  const reference = `stocking-${n}`;
  const base = { tenant, ...place, quantity, reference, at: world.now() };
  const bin = {
    bin: `A-${(Number.isInteger(n) ? Number(n) % 3 : 0) + 1}`,
    lot: `stocking.${world.now().slice(0, 10)}`,
  };
  const movements = [
    { kind: 'RECEIVE', enters: 'received', from: null, to: 'awaitingPutaway' },
    { kind: 'PUTAWAY', from: 'awaitingPutaway', to: 'available', ...bin },
  ].map((each, at) => movementSchema.parse({ ...base, ...each, movementId: `${reference}-${at}` }));
  await world.orders.save({ movements });
  await wakeBackorders(world, tenant, place.sku, quantity);
}
