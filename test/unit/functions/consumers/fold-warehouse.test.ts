/** A fact of many movements is written in parts, and others write between them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createCaseStore } from '../../../../adapters/dynamodb/case-store.ts';
import { createOrderStore } from '../../../../adapters/dynamodb/order-store.ts';
import { createReceivingStore } from '../../../../adapters/dynamodb/receiving-store.ts';
import { createReturnStore } from '../../../../adapters/dynamodb/return-store.ts';
import { createSellerStore } from '../../../../adapters/dynamodb/seller-store.ts';
import { createShipmentStore } from '../../../../adapters/dynamodb/shipment-store.ts';
import { createSkuStore } from '../../../../adapters/dynamodb/sku-store.ts';
import { createStockStore } from '../../../../adapters/dynamodb/stock-store.ts';
import { createParcelNumberStore } from '../../../../adapters/dynamodb/tracking-number.ts';
import { createTrackingStore } from '../../../../adapters/dynamodb/tracking-store.ts';
import { skuCodeSchema } from '../../../../domain/kernel/ids.ts';
import { NOTHING_RECEIVED } from '../../../../domain/receiving/receipt.ts';
import { shipmentSchema } from '../../../../domain/shipment/shipment.ts';
import type { ConsumerPorts } from '../../../../functions/consumers/consumer-ports.ts';
import { createFoldWarehouse } from '../../../../functions/consumers/fold-warehouse.ts';
import { aRequest, aShipment, key, T0 } from '../../../contracts/contract-records.ts';
import { aSubmission, shipmentId, tenant } from '../../../support/example-shipment.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

const skus = Array.from({ length: 25 }, (_, n) => skuCodeSchema.parse(`SKU-${n}`));
const delivery = { source: 'warehouse', rawKey: 'raw', receivedAt: T0, deliveryId: 'd' } as const;
const about = { asnId: shipmentId, at: T0 };
const counted = {
  type: 'warehouse.carton.counted',
  eventId: 'counted-1',
  data: {
    ...about,
    cartonNumber: 1,
    count: 1,
    lines: skus.map((sku) => ({ sku, good: 4, damaged: 0 })),
  },
};
const prohibited = {
  type: 'warehouse.prohibited.found',
  eventId: 'prohibited-1',
  data: { ...about, detail: 'power banks' },
};

type Apply = ConsumerPorts['receiving']['apply'];

function openWarehouse() {
  const table = createMemoryTable();
  const receiving = createReceivingStore(table);
  const stocks = createStockStore(table);
  const cases = createCaseStore(table);
  const shipments = createShipmentStore(table);
  const applied: Apply = (...of) => receiving.apply(...of);
  const told = async (message: object, apply = applied) =>
    createFoldWarehouse({
      now: () => T0,
      readRaw: () => Promise.resolve(new TextEncoder().encode(JSON.stringify(message))),
      shipments,
      receiving: { ...receiving, apply },
      stocks,
      cases,
      tracking: createTrackingStore(table),
      orders: createOrderStore(table),
      returns: createReturnStore(table),
      numbers: createParcelNumberStore(table),
      sellers: createSellerStore(table),
      skus: createSkuStore(table),
      signal: () => Promise.resolve(),
      wake: () => Promise.resolve(),
    })(delivery);
  return { receiving, stocks, cases, shipments, told };
}

describe('a carton of more SKUs than one transaction moves', () => {
  let world: ReturnType<typeof openWarehouse>;
  const { warehouseId } = aShipment().destination;
  const stocked = async (bucket: 'awaitingPutaway' | 'quarantine') => {
    const found = await Promise.all(skus.map((sku) => world.stocks.find(tenant, warehouseId, sku)));
    return found.map((stock) => stock?.[bucket]);
  };

  beforeEach(async () => {
    world = openWarehouse();
    const { shipment, content, change } = aSubmission();
    const request = aRequest();
    await world.shipments.create({ shipment, content, change, request });
    const next = shipmentSchema.parse({ ...shipment, version: 2 });
    await world.shipments.save({ next, references: [{ type: 'ASN', value: shipmentId }] });
  });

  it('forgets nothing that is told while its parts are written', async () => {
    let between = 0;
    const meanwhile: Apply = async (...of) => {
      const answer = await world.receiving.apply(...of);
      if ((between += 1) === 1)
        await world.told({ type: 'warehouse.shipment.checked_in', eventId: 'in-1', data: about });
      return answer;
    };
    await world.told(counted, meanwhile);
    expect(await world.receiving.find(key)).toMatchObject({ checkedInAt: T0 });
    expect(await stocked('awaitingPutaway')).toEqual(skus.map(() => 4));
  });

  it('is finished by its repeat when the first try died between two parts', async () => {
    let written = 0;
    const dying: Apply = async (...of) => {
      if ((written += 1) > 1) throw new Error('died');
      return world.receiving.apply(...of);
    };
    await expect(world.told(counted, dying)).rejects.toThrow('died');
    await world.told(counted);
    await world.told(counted);
    expect(await stocked('awaitingPutaway')).toEqual(skus.map(() => 4));
  });

  it('settles only what is not moved yet when the books fall short in a later part', async () => {
    await world.told(counted);
    const last = skus.at(-1);
    const taken = { ...NOTHING_RECEIVED, ...(await world.receiving.find(key)) };
    await world.receiving.apply(key, 'lost', { ...taken, version: taken.version + 1 }, [
      {
        movementId: 'lost-1',
        tenant,
        warehouseId,
        sku: skuCodeSchema.parse(last),
        kind: 'RECOUNT_DOWN',
        quantity: 1,
        from: 'awaitingPutaway',
        to: 'adjustedOut',
        reference: shipmentId,
        at: T0,
      },
    ]);
    await world.told(prohibited);
    const asked = await world.cases.ofEntity(tenant, shipmentId);
    expect(asked.map((c) => c.evidence['sku'])).toEqual([last]);
    expect((await stocked('quarantine')).slice(0, -1)).toEqual(skus.slice(0, -1).map(() => 4));
  });
});
