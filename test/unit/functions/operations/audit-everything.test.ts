/** Each law bites: a system that is as it should be, one item of it corrupted, and the violation that names it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  fulfilmentKey,
  inspectionKey,
  movementKey,
  orderKey,
  returnedKey,
  returnKey,
  stockPk,
  waitKey,
} from '../../../../adapters/dynamodb/keys.ts';
import type { Key, Value } from '../../../../adapters/dynamodb/table.ts';
import { orderIdSchema, skuCodeSchema, warehouseIdSchema } from '../../../../domain/kernel/ids.ts';
import { startFulfilment } from '../../../../domain/order/fulfilment-outbox.ts';
import { reserveMovements } from '../../../../domain/order/reservation.ts';
import { shipMovements } from '../../../../domain/order/ship-movements.ts';
import { auditEverything } from '../../../../functions/operations/audit-everything.ts';
import { aMovement, aPutaway, aRequest, aShipment } from '../../../contracts/contract-records.ts';
import { aFulfilment, anOrder, minutes, shopper } from '../../../support/example-order.ts';
import { aReturn, aUnit, returnId } from '../../../support/example-return.ts';
import { aSubmission, T0, tenant } from '../../../support/example-shipment.ts';
import { aSeller } from '../../../support/example-seller.ts';
import { createMemoryTable, type MemoryTable } from '../../../support/memory-table.ts';
import { worldStores } from '../../../support/world/world-stores.ts';

const LAMP = skuCodeSchema.parse('LAMP-1');
const EWR = warehouseIdSchema.parse('US-EWR');
const LAX = warehouseIdSchema.parse('US-LAX');
const price = { amount: '39.90', currency: 'USD' } as const;
const inLax = { tenant, warehouseId: LAX, sku: LAMP };
const ret = { tenant, returnId };
const fulfilment = { ...shopper, n: 1 };
const CANCELLED = orderIdSchema.parse('ord_01KADHNJS8ZBV7P3GJX6BWQ0R2');

let table: MemoryTable;
beforeEach(async () => {
  table = createMemoryTable();
  await fill(worldStores(table));
});

/** Two lamps sold from New Jersey and shipped, both back in Los Angeles: one on the shelf again, one destroyed. */
async function fill(stores: ReturnType<typeof worldStores>): Promise<void> {
  await stores.sellers.put(aSeller({ tenant }));
  await stores.shipments.create({
    shipment: aShipment({ status: 'ABANDONED', closedAt: T0, closeReason: 'ABANDONED' }),
    content: aSubmission().content,
    change: { ...aSubmission().change },
    request: aRequest(),
  });
  const lines = [{ lineId: '1', sku: LAMP, quantity: 2, unitPrice: price }];
  const order = anOrder({ lines });
  const stocking = { warehouseId: EWR, reference: 'opening-balance' };
  const picks = [{ sku: LAMP, quantity: 2, bin: 'A-01', lot: 'L1' }];
  const packed = {
    at: T0,
    weightG: 1,
    dimensions: { lengthMm: 1, widthMm: 1, heightMm: 1 },
    picks,
  };
  const shipped = aFulfilment({ version: 1, floor: { packed }, status: 'DELIVERED' });
  await stores.orders.create({ order, outbox: startFulfilment({ ...order, n: 1, epoch: 1 }, T0) });
  await stores.orders.save({
    movements: [aMovement('in', stocking), aPutaway('put', 10, stocking)],
  });
  await stores.orders.save({ movements: reserveMovements(order, shipped, minutes(1)) });
  const { movements } = shipMovements(order, shipped, minutes(60));
  await stores.orders.save({ fulfilments: [shipped], movements });
  const given = { ...order, orderId: CANCELLED, reference: 'PO-2' };
  await stores.orders.create({
    order: given,
    outbox: startFulfilment({ ...given, n: 1, epoch: 1 }, T0),
  });
  const label = { ...aFulfilment().label, voidedAt: minutes(2) };
  const ended = { ...aFulfilment(), label, orderId: CANCELLED, version: 1, status: 'CANCELLED' };
  await table.put({ ...fulfilmentKey({ ...fulfilment, orderId: CANCELLED }), ...plain(ended) });
  await comeBack(stores);
}

async function comeBack(stores: ReturnType<typeof worldStores>): Promise<void> {
  const group = {
    sku: LAMP,
    lineId: '1',
    quantity: 1,
    reception: 'RECEIVED',
    used: false,
    why: [],
  };
  const work = { sku: LAMP, quantity: 1, orderedAt: T0, needsProof: false };
  const done = aReturn({
    orderId: shopper.orderId,
    status: 'COMPLETED',
    closedAt: T0,
    closeReason: 'PROCESSED',
    nextDeadlineAt: undefined,
    since: { REQUESTED: T0, DISPOSITION_PENDING: T0 },
    refunds: [
      { refundId: 'r-1', amount: { amount: '79.80', currency: 'USD' }, reason: 'RECEIVED', at: T0 },
    ],
    graded: [
      { ...group, groupId: 'g1', grade: 'A_SELLABLE', fault: 'SELLABLE', disposition: 'RESTOCK' },
      { ...group, groupId: 'g2', grade: 'C_SCRAP', fault: 'DEFECTIVE', disposition: 'DESTROY' },
    ],
    works: [
      { ...work, workId: `${returnId}-w1`, groupId: 'g1', disposition: 'RESTOCK' },
      { ...work, workId: `${returnId}-w2`, groupId: 'g2', disposition: 'DESTROY' },
    ],
  });
  const claims = [{ lineId: '1', quantity: 2, delivered: 2 }];
  await stores.returns.create({ ret: done, claims });
  const units = [aUnit({ eventId: 'e1', quantity: 1 }), aUnit({ eventId: 'e2', quantity: 1 })];
  const worked = { [`${returnId}-w1`]: { at: T0 }, [`${returnId}-w2`]: { at: T0 } };
  const moved = { ...inLax, quantity: 1, reference: returnId };
  const arriving = { ...moved, kind: 'RETURN_RECEIVE', enters: 'returnedIn', to: 'quarantine' };
  const leaving = { ...moved, enters: undefined, from: 'quarantine' };
  await stores.returns.inspect(ret, { version: 1, events: ['e1', 'e2'], units, worked }, [
    aMovement(`${returnId}-in-e1`, arriving),
    aMovement(`${returnId}-in-e2`, arriving),
  ]);
  await stores.orders.save({
    movements: [
      aMovement(`${returnId}-w1-out`, {
        ...leaving,
        kind: 'RETURN_RESTOCK',
        to: 'available',
        bin: 'R-1',
      }),
      aMovement(`${returnId}-w2-out`, { ...leaving, kind: 'RETURN_DISPOSE', to: 'disposed' }),
    ],
  });
}

type Fields = Readonly<Record<string, unknown>>;
const kept = z.record(z.string(), z.json());
const plain = (record: object): Record<string, Value> =>
  kept.parse(JSON.parse(JSON.stringify(record)));

async function corrupt(key: Key, change: (fields: Fields) => object): Promise<void> {
  const item = table.peek(key);
  if (!item) throw new Error(`nothing at ${key.pk} ${key.sk}`);
  await table.put({
    ...item,
    ...plain(change(item)),
    pk: key.pk,
    sk: key.sk,
  });
}

async function found(): Promise<string[]> {
  const { violations } = await auditEverything(table);
  return violations.map(({ law, subject, detail }) => `${law} ${subject}: ${detail}`);
}

const list = (value: unknown): object[] => z.array(z.looseObject({})).parse(value);

it('finds nothing wrong with what is right, and looks at all of it', async () => {
  expect(await auditEverything(table)).toEqual({
    checked: { stocks: 2, entities: 4 },
    violations: [],
  });
});

describe('the laws of a returned box', () => {
  it('bite when a unit was seen that the ledger did not receive', async () => {
    await corrupt(inspectionKey(ret), ({ units }) => ({
      units: [...list(units), aUnit({ eventId: 'e3', quantity: 1 })],
    }));
    expect(await found()).toEqual([
      `RETURN lumio ${returnId}: received LAMP-1 2, should be 3`,
      `RETURN lumio ${returnId}: graded LAMP-1 2, should be 3`,
    ]);
  });

  it('bite when work is done of which the ledger knows nothing', async () => {
    await table.delete(movementKey(inLax, `${returnId}-w2-out`));
    expect(await found()).toContain(`RETURN lumio ${returnId}: disposed of LAMP-1 1, should be 2`);
  });

  it('bite when one unit is disposed of twice', async () => {
    await corrupt(returnKey(ret), ({ works }) => ({
      works: [...list(works), { ...list(works)[0], workId: `${returnId}-w3` }],
    }));
    expect(await found()).toEqual([
      `RETURN lumio ${returnId}: g1 of LAMP-1 is disposed of 2 times`,
      `RETURN lumio ${returnId}: 3 of LAMP-1 to work on, 2 received`,
    ]);
  });

  it('bite when stock moved for a return that nobody knows', async () => {
    await table.delete(returnKey(ret));
    expect(await found()).toContain(
      `RETURN lumio US-LAX LAMP-1: ${returnId}: no such return, or not of this SKU`,
    );
  });
});

describe('the laws of an order and its returns', () => {
  it('bite when more comes back than was shipped', async () => {
    await corrupt(fulfilmentKey(fulfilment), () => ({ status: 'RESERVED' }));
    expect(await found()).toContain(
      `CLAIM lumio ${shopper.orderId}: 2 of line 1 come back, 0 were shipped`,
    );
  });

  it('bite when the order counts other returns than there are', async () => {
    await table.update(returnedKey(tenant, shopper.orderId, '1'), { add: { quantity: -1 } });
    expect(await found()).toEqual([
      `CLAIM lumio ${shopper.orderId}: line 1 counts 1 coming back, not 2`,
    ]);
  });

  it('bite when more is refunded than was paid', async () => {
    await corrupt(returnKey(ret), ({ refunds }) => ({
      refunds: [...list(refunds), { ...list(refunds)[0], refundId: 'r-2' }],
    }));
    expect(await found()).toEqual([
      `REFUND lumio ${shopper.orderId}: ${returnId} refunds 15960, paid were 7980 in the smallest unit`,
    ]);
  });

  it('bite when a line is refunded more often than it was bought', async () => {
    await corrupt(orderKey(shopper), () => ({
      lines: [{ lineId: '1', sku: LAMP, quantity: 1, unitPrice: price }],
    }));
    expect(await found()).toContain(
      `REFUND lumio ${shopper.orderId}: 2 of line 1 are refunded of 1`,
    );
  });

  it('bite when more left than was ordered, unless a person was asked about it', async () => {
    await corrupt(fulfilmentKey(fulfilment), () => ({
      lines: [{ lineId: '1', sku: LAMP, quantity: 1 }],
    }));
    expect(await found()).toContain(
      `RESERVATION lumio US-EWR LAMP-1: ${shopper.orderId}: 1 shipped LAMP-1 2, ordered 1`,
    );
  });
});

describe('what has ended', () => {
  const ended = [
    ['a shipment', waitKey({ tenant, entityId: aShipment().shipmentId, lane: 'main' }), 'main'],
    ['a fulfilment', waitKey({ tenant, entityId: shopper.orderId, lane: 'f1' }), 'f1'],
    ['a return', waitKey({ tenant, entityId: returnId, lane: 'main' }), 'main'],
  ] as const;

  it.each(ended)('waits for nothing: %s', async (_, key, lane) => {
    const entityId = key.pk.split('#')[2] ?? '';
    const wait = { tenant, entityId, lane, awaiting: 'ARRIVAL', tokenGen: 1, deliveredGen: 0 };
    await table.put({ ...key, ...wait, token: 'a-token' });
    expect(await found()).toEqual([`FINISHED lumio ${entityId}: waits in ${lane} for ARRIVAL`]);
  });

  it('has no live label: a cancelled parcel', async () => {
    const key = fulfilmentKey({ ...fulfilment, orderId: CANCELLED });
    await corrupt(key, () => ({ label: aFulfilment().label }));
    expect(await found()).toEqual([
      `FINISHED lumio ${CANCELLED}: 1 is cancelled and has a live label`,
    ]);
  });

  it('has no live label: a return that nobody sent', async () => {
    const nobodys = aReturn({
      returnId: 'ret_01KADHNJS8ZBV7P3GJX6BWQ5RV',
      claimsOrderLines: false,
      status: 'EXPIRED',
      closedAt: T0,
      closeReason: 'NEVER_SHIPPED',
      label: aFulfilment().label,
    });
    await worldStores(table).returns.create({ ret: nobodys, claims: [] });
    expect(await found()).toEqual([
      `FINISHED lumio ${nobodys.returnId}: is EXPIRED and has a live label`,
    ]);
  });
});

it('tells of a record that nobody can read, and goes on', async () => {
  await corrupt(returnKey(ret), () => ({ status: 'NOWHERE' }));
  const laws = (await found()).map((line) => line.split(' ')[0]);
  expect(laws).toContain('UNREADABLE');
  expect(table.peek({ pk: stockPk(inLax), sk: 'COUNTERS' })).toBeDefined();
});
