import { beforeEach, describe, expect, it } from 'vitest';
import { skuCodeSchema, tenantSchema, warehouseIdSchema } from '../../../../domain/kernel/ids.ts';
import { NOTHING_RECEIVED } from '../../../../domain/receiving/receipt.ts';
import { movementSchema } from '../../../../domain/stock/stock.ts';
import { inventoryPage } from '../../../../functions/api/inventory/contract.ts';
import { createInventoryHandler } from '../../../../functions/api/inventory/inventory-handler.ts';
import { warehouseList } from '../../../../functions/api/warehouses/contract.ts';
import { createWarehousesHandler } from '../../../../functions/api/warehouses/warehouses-handler.ts';
import { aWarehouse, shipmentId, T0, tenant } from '../../../support/example-shipment.ts';
import { call, faultsIn, sellerAuthorizer, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const lumio = sellerAuthorizer('lumio');

let world: World;
let inventory: HttpLambda;
beforeEach(() => {
  world = createWorld();
  inventory = createInventoryHandler(world);
});

const movement = (id: string, changed: object) =>
  movementSchema.parse({
    movementId: id,
    tenant,
    warehouseId: 'US-LAX',
    sku: 'LAMP-1',
    kind: 'RECEIVE',
    quantity: 12,
    enters: 'received',
    from: null,
    to: 'awaitingPutaway',
    reference: shipmentId,
    at: T0,
    ...changed,
  });
const putaway = { kind: 'PUTAWAY', enters: undefined, from: 'awaitingPutaway', to: 'available' };
const list = async (query = '', authorizer: object = lumio) =>
  call(inventory, { path: '/inventory', query, authorizer });

describe('GET /inventory', () => {
  beforeEach(async () => {
    const key = { tenant, shipmentId };
    const movements = [
      movement('m1', {}),
      movement('m2', { quantity: 7, bin: 'A-01', lot: 'L1', ...putaway }),
      movement('m3', { sku: 'SPKR-1', quantity: 3, warehouseId: 'US-EWR' }),
    ];
    for (const [i, one] of movements.entries()) {
      const next = { ...NOTHING_RECEIVED, version: i + 1 };
      await world.receiving.apply(key, `fact-${i}`, next, [one]);
    }
  });

  it('tells units by SKU, warehouse, status and bin', async () => {
    const { data } = inventoryPage.parse((await list('sku=LAMP-1')).json);
    expect(data).toEqual([
      {
        sku: 'LAMP-1',
        warehouseId: 'US-LAX',
        onHand: 12,
        quantities: { awaitingPutaway: 5, available: 7, reserved: 0, quarantine: 0, damaged: 0 },
        bins: [{ bin: 'A-01', lot: 'L1', quantity: 7 }],
      },
    ]);
  });

  it('filters by warehouse, pages, and shows nothing to another seller', async () => {
    const skus = async (query: string, authorizer: object = lumio) =>
      inventoryPage.parse((await list(query, authorizer)).json).data.map((s) => s.sku);
    expect(await skus('warehouse=US-EWR')).toEqual(['SPKR-1']);
    expect(await skus('limit=1')).toHaveLength(1);
    expect(await skus('', sellerAuthorizer('rival'))).toEqual([]);
  });

  it('refuses a warehouse that is no warehouse id', async () => {
    expect(faultsIn(await list('warehouse=narnia'))).toEqual(['warehouse WRONG_FORMAT']);
  });

  it('counts what the ledger counts', async () => {
    const stock = await world.stock.find(
      tenantSchema.parse('lumio'),
      warehouseIdSchema.parse('US-LAX'),
      skuCodeSchema.parse('LAMP-1'),
    );
    expect([stock?.received, stock?.available]).toEqual([12, 7]);
  });
});

describe('GET /warehouses', () => {
  it('lists them and shows one', async () => {
    await world.warehouses.put(aWarehouse());
    const warehouses = createWarehousesHandler(world);
    const all = await call(warehouses, { path: '/warehouses', authorizer: lumio });
    expect(warehouseList.parse(all.json).data).toEqual([aWarehouse()]);
    const one = await call(warehouses, { path: '/warehouses/US-LAX', authorizer: lumio });
    expect(one.json['nameZh']).toBe('洛杉矶仓');
    const none = await call(warehouses, { path: '/warehouses/US-NYC', authorizer: lumio });
    expect([none.status, none.json['code']]).toEqual([404, 'NOT_FOUND']);
  });
});
