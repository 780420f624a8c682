import '../../../support/quiet.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { StaleVersion } from '../../../../domain/kernel/domain-error.ts';
import { skuCodeSchema, warehouseIdSchema } from '../../../../domain/kernel/ids.ts';
import type { OutboxMessage } from '../../../../domain/outbox/outbox.ts';
import { patchShipment } from '../../../../domain/shipment/shipment-record.ts';
import { moveShipment } from '../../../../domain/shipment/shipment-record.ts';
import { startMessage } from '../../../../domain/shipment/shipment-outbox.ts';
import { auditLedger } from '../../../../domain/stock/audit-ledger.ts';
import { againWhenStale } from '../../../../functions/consumers/again.ts';
import { createDispatchOutbox } from '../../../../functions/consumers/dispatch-outbox.ts';
import { createFoldCustoms } from '../../../../functions/consumers/fold-customs.ts';
import { createFoldTracking } from '../../../../functions/consumers/fold-tracking.ts';
import { createFoldWarehouse } from '../../../../functions/consumers/fold-warehouse.ts';
import { outboxItem } from '../../../../adapters/dynamodb/outbox-store.ts';
import { aQuote, aSubmission, shipmentId, T0, tenant } from '../../../support/example-shipment.ts';
import { createWorld } from '../world.ts';

const key = { tenant, shipmentId };
const BOX = 'TCNU4827651';

/** The example under way, findable by its numbers, with consumers that read bodies from memory. */
async function underWay() {
  const world = createWorld();
  const signals: string[] = [];
  const bodies = new Map<string, Uint8Array>();
  const ports = {
    ...world,
    stocks: world.stock,
    readRaw: async (rawKey: string) => bodies.get(rawKey) ?? new Uint8Array(),
    signal: async (_key: unknown, eventId: string) => void signals.push(eventId),
  };
  const { shipment, content, change } = aSubmission();
  const request = {
    key: 'k',
    payloadHash: 'h',
    status: 202,
    body: '{}',
    location: '/',
    expiresAt: T0,
  };
  await world.shipments.create({ shipment, content, change, request });
  const booked = moveShipment(
    shipment,
    'BOOKED',
    {
      quote: aQuote(),
      carriage: { containers: [], bookingAttempt: 1, bookingRequestReference: `${shipmentId}-1` },
    },
    T0,
    '',
  );
  await world.shipments.save({
    next: booked,
    references: [
      { type: 'BOOKING_REQUEST', value: `${shipmentId}-1` },
      { type: 'ASN', value: shipmentId },
      { type: 'DECLARATION', value: `${shipmentId}-IMPORT-v1` },
    ],
  });
  const tell = async (source: 'dcsa' | 'customs' | 'warehouse', body: unknown) => {
    const rawKey = `raw/${bodies.size}`;
    bodies.set(rawKey, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
    const delivery = { source, rawKey, receivedAt: T0, deliveryId: rawKey };
    const fold = {
      dcsa: createFoldTracking(ports),
      customs: createFoldCustoms(ports),
      warehouse: createFoldWarehouse(ports),
    }[source];
    await fold(delivery);
  };
  return { world, signals, tell };
}

const boxed = (eventID: string, more: object = {}) => ({
  eventID,
  eventType: 'EQUIPMENT',
  equipmentEventTypeCode: 'GTIN',
  eventClassifierCode: 'ACT',
  eventDateTime: '2026-11-11T00:00:00Z',
  equipmentReference: BOX,
  ...more,
});
const mine = {
  documentReferences: [{ documentReferenceType: 'CBR', documentReferenceValue: `${shipmentId}-1` }],
};

describe('tracking', () => {
  it('wakes the shipment for a duplicate too, and folds it once', async () => {
    const { world, signals, tell } = await underWay();
    await tell('dcsa', boxed('e-1', mine));
    await tell('dcsa', boxed('e-1', mine));
    expect(signals).toHaveLength(2);
    expect(signals[0]).toBe(signals[1]);
    expect((await world.tracking.projection(key)).eventCount).toBe(1);
  });

  it('gives a box’s event to journeys that are not over', async () => {
    const { world, signals, tell } = await underWay();
    await tell('dcsa', boxed('e-1', mine));
    await tell('dcsa', boxed('e-2', { eventDateTime: '2026-11-12T00:00:00Z' }));
    expect((await world.tracking.projection(key)).eventCount).toBe(2);
    const found = await world.shipments.find(key);
    if (!found) throw new Error('gone');
    await world.shipments.save({ next: moveShipment(found, 'COMPLETED', {}, T0, 'done') });
    await tell('dcsa', boxed('e-3'));
    expect(signals).toHaveLength(2);
    expect((await world.tracking.listUnmatched({ limit: 10 })).data).toHaveLength(1);
  });

  it('does not learn the numbers of a booking that stands no more', async () => {
    const { world, tell } = await underWay();
    const found = await world.shipments.find(key);
    if (!found) throw new Error('gone');
    const carriage = {
      ...found.carriage,
      bookingAttempt: 2,
      bookingRequestReference: `${shipmentId}-2`,
    };
    await world.shipments.save({ next: patchShipment(found, { carriage }, T0) });
    await tell('dcsa', boxed('e-1', mine));
    expect((await world.shipments.find(key))?.carriage.containers).toEqual([]);
  });

  it('takes what can be read of a notification, and keeps the whole as a dead letter', async () => {
    const { world, tell } = await underWay();
    await expect(tell('dcsa', [boxed('e-1', mine), { eventID: 'e-2' }])).rejects.toMatchObject({
      name: 'Unreadable',
      message: 'event 1 names no booking, bill or container',
    });
    expect((await world.tracking.projection(key)).eventCount).toBe(1);
  });
});

describe('customs', () => {
  const word = (eventId: string, said: string) => ({
    type: `customs.declaration.${said}`,
    eventId,
    data: { declarationId: `${shipmentId}-IMPORT-v1`, statedAt: '2026-12-07T10:00:00Z' },
  });

  it('adds a statement once, and wakes the shipment each time', async () => {
    const { world, signals, tell } = await underWay();
    await world.declarations.open({
      ...key,
      declarationId: `${shipmentId}-IMPORT-v1`,
      kind: 'IMPORT',
      version: 1,
      revision: 1,
      procedure: 'CBP',
      data: {},
      submittedAt: T0,
      statements: [],
      answeredHolds: 0,
    });
    await tell('customs', word('s-1', 'accepted'));
    await tell('customs', word('s-1', 'accepted'));
    expect(signals).toEqual(['s-1', 's-1']);
    const declared = await world.declarations.latest(tenant, shipmentId, 'IMPORT');
    expect(declared).toMatchObject({
      revision: 2,
      statements: [{ eventId: 's-1', status: 'ACCEPTED' }],
    });
  });

  it.each(['', '[]', '{}', '{"type":"customs.declaration.held","eventId":"e","data":{}}'])(
    'cannot read %j',
    async (body) => {
      const { tell } = await underWay();
      await expect(tell('customs', body)).rejects.toMatchObject({ name: 'Unreadable' });
    },
  );
});

describe('the warehouse', () => {
  const say = (eventId: string, type: string, more: object = {}) => ({
    type: `warehouse.${type}`,
    eventId,
    data: { asnId: shipmentId, at: '2026-12-12T10:00:00Z', ...more },
  });

  it('counts a carton of 50 SKUs in parts, each movement once', async () => {
    const { world, tell } = await underWay();
    const lines = Array.from({ length: 50 }, (_, n) => ({
      sku: `SKU-${n}`,
      good: n + 1,
      damaged: 1,
      reason: 'DAMAGED',
    }));
    const counted = say('c-1', 'carton.counted', { cartonNumber: 1, count: 1, lines });
    await tell('warehouse', counted);
    await tell('warehouse', counted);
    const stock = await world.stock.find(
      tenant,
      warehouseIdSchema.parse('US-LAX'),
      skuCodeSchema.parse('SKU-49'),
    );
    expect(stock).toMatchObject({ received: 51, awaitingPutaway: 50, damaged: 1 });
    expect((await auditLedger(world.stock, [tenant])).violations).toEqual([]);
    expect((await world.receiving.find(key)).cartons['1']?.lines).toHaveLength(50);
  });

  it('does not wake the workflow for each carton while the count goes on', async () => {
    const { signals, tell } = await underWay();
    const count = (n: number) =>
      say(`c-${n}`, 'carton.counted', {
        cartonNumber: n,
        count: 1,
        lines: [{ sku: 'LAMP-1', good: 12 }],
      });
    await tell('warehouse', say('i', 'shipment.checked_in'));
    await tell('warehouse', count(1));
    await tell('warehouse', count(2));
    expect(signals).toEqual(['i']);
    await tell('warehouse', say('x', 'receipt.closed'));
    await tell('warehouse', count(3));
    expect(signals).toEqual(['i', 'x', 'c-3']);
  });
});

describe('the outbox', () => {
  it('starts what its stream record says, byte for byte, and marks it', async () => {
    const started: Pick<OutboxMessage, 'executionName' | 'input'>[] = [];
    const marked: string[] = [];
    const consume = createDispatchOutbox({
      outbox: {
        pending: async () => [],
        markDispatched: async ({ executionName }) => void marked.push(executionName),
      },
      executions: {
        start: async ({ executionName, input }) => {
          started.push({ executionName, input });
          return 'arn';
        },
      },
    });
    const message = startMessage({ tenant, shipmentId, epoch: 1 }, T0);
    const NewImage = marshall(outboxItem(message));
    await consume({ dynamodb: { NewImage } });
    await consume({});
    expect(started).toEqual([{ executionName: `shp-${shipmentId}-1`, input: message.input }]);
    expect(marked).toEqual([`shp-${shipmentId}-1`]);
  });
});

describe('a lost race', () => {
  it('is run again', async () => {
    let tries = 0;
    const lose = async (times: number) => {
      tries += 1;
      if (tries <= times) throw new StaleVersion('x');
      return tries;
    };
    expect(await againWhenStale(() => lose(3))).toBe(4);
  });

  it('is nothing else’s excuse', async () => {
    await expect(againWhenStale(async () => Promise.reject(new Error('other')))).rejects.toThrow(
      'other',
    );
  });
});
