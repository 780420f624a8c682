import { beforeEach, describe, expect, it } from 'vitest';
import { createOutboxStore } from '../../adapters/dynamodb/outbox-store.ts';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import {
  Conflict,
  IdempotencyKeyReused,
  InvalidRequest,
  StaleVersion,
} from '../../domain/kernel/domain-error.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import type { ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import { aSubmission } from '../support/example-shipment.ts';
import {
  aChange,
  aMessage,
  aRequest,
  aShipment,
  at,
  key,
  otherTenant,
  shipmentIdOf,
  tenant,
} from './contract-records.ts';

export function shipmentStoreContract(newTable: () => Promise<Table>): void {
  let table: Table;
  let store: ShipmentStore;
  beforeEach(async () => {
    table = await newTable();
    store = createShipmentStore(table);
  });

  const { content } = aSubmission();
  const create = (
    shipment: Shipment,
    requestKey: string = shipment.shipmentId,
    extra: object = {},
  ) =>
    store.create({
      shipment,
      content,
      change: aChange(shipment.version),
      request: aRequest({ key: requestKey }),
      ...extra,
    });
  const numbered = (n: number, changed: object = {}) =>
    aShipment({ shipmentId: shipmentIdOf(n), reference: undefined, createdAt: at(n), ...changed });

  describe('creating', () => {
    it('keeps the shipment, its content and its log exactly', async () => {
      const shipment = aShipment();
      expect(await create(shipment)).toEqual({ kind: 'created' });
      expect(await store.find(key)).toEqual(shipment);
      expect(await store.findContent(key, 1)).toEqual(content);
      expect(await store.changes(key)).toEqual([aChange(1)]);
    });

    it('answers the same key and payload with the first request, and creates nothing', async () => {
      await create(numbered(1), 'k');
      const second = await create(numbered(2), 'k');
      expect(second).toEqual({ kind: 'duplicate', request: aRequest({ key: 'k' }) });
      expect(await store.find({ tenant, shipmentId: shipmentIdOf(2) })).toBeUndefined();
    });

    it('refuses the same key with another payload', async () => {
      await create(numbered(1), 'k');
      const again = store.create({
        shipment: numbered(2),
        content,
        change: aChange(1),
        request: aRequest({ key: 'k', payloadHash: 'h-2' }),
      });
      await expect(again).rejects.toBeInstanceOf(IdempotencyKeyReused);
    });

    it('keeps keys and references of tenants apart', async () => {
      await create(aShipment(), 'k');
      const other = aShipment({ tenant: otherTenant, shipmentId: shipmentIdOf(9) });
      expect(await create(other, 'k')).toEqual({ kind: 'created' });
      expect(await store.find({ tenant: otherTenant, shipmentId: key.shipmentId })).toBeUndefined();
    });

    it('refuses a reference the seller used already', async () => {
      await create(numbered(1, { reference: 'AUTUMN' }));
      const again = create(numbered(2, { reference: 'AUTUMN' }));
      await expect(again).rejects.toBeInstanceOf(Conflict);
      await expect(again).rejects.toMatchObject({ code: 'REFERENCE_TAKEN' });
    });

    it('accepts one of ten at once with one key', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, n) => create(numbered(n), 'k')),
      );
      expect(results.filter(({ kind }) => kind === 'created')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'duplicate')).toHaveLength(9);
    });

    it('keeps 500 cartons with as many POs', async () => {
      const [carton] = content.cartons;
      const cartons = Array.from({ length: 500 }, (_, i) => ({
        ...carton,
        cartonNumber: i + 1,
        poNumber: `PO-${i}`,
        lines: Array.from({ length: 20 }, (_, n) => ({
          sku: `SKU-${n}-${'x'.repeat(20)}`,
          quantity: 5,
        })),
      }));
      const big = { ...content, cartons };
      const poNumbers = cartons.map(({ poNumber }) => poNumber);
      await create(aShipment({ poNumbers }), 'k', { content: big });
      expect(await store.findContent(key, 1)).toEqual(big);
      const listed = await store.list({ tenant, po: 'PO-499' }, { limit: 5 });
      expect(listed.data).toHaveLength(1);
    });
  });

  describe('saving', () => {
    it('moves to the next version with its log, content and outbox at once', async () => {
      await create(aShipment());
      const next = aShipment({ version: 2, contentVersion: 2, status: 'ACTION_REQUIRED' });
      const amended = { ...content, cartons: content.cartons.slice(0, 2) };
      const outbox = aMessage(1, { entityId: key.shipmentId, epoch: 2, executionName: 'n-2' });
      await store.save({ next, change: aChange(2), content: amended, outbox });
      expect(await store.find(key)).toEqual(next);
      expect(await store.findContent(key, 2)).toEqual(amended);
      expect(await store.findContent(key, 1)).toEqual(content);
      expect(await store.changes(key)).toEqual([aChange(1), aChange(2)]);
      expect(await createOutboxStore(table).pending(at(999), 10)).toEqual([outbox]);
    });

    it('refuses whoever read an older version, and writes nothing of it', async () => {
      await create(aShipment());
      await store.save({ next: aShipment({ version: 2 }) });
      const late = aShipment({ version: 2, status: 'ACTION_REQUIRED' });
      await expect(store.save({ next: late })).rejects.toBeInstanceOf(StaleVersion);
      const withLog = store.save({ next: late, change: aChange(2) });
      await expect(withLog).rejects.toBeInstanceOf(StaleVersion);
      expect(await store.changes(key)).toEqual([aChange(1)]);
      expect(await store.find(key)).toEqual(aShipment({ version: 2 }));
    });

    it('lets one of twenty at once through', async () => {
      await create(aShipment());
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          store.save({ next: aShipment({ version: 2 }), change: aChange(2) }),
        ),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  describe('references', () => {
    it('find the shipments of every tenant they mean', async () => {
      const reference = { type: 'CONTAINER', value: 'MSKU9070323' } as const;
      const rival = { tenant: otherTenant, shipmentId: shipmentIdOf(8) };
      await create(aShipment());
      await create(aShipment({ ...rival }));
      await store.save({ next: aShipment({ version: 2 }), references: [reference] });
      await store.save({ next: aShipment({ ...rival, version: 2 }), references: [reference] });
      const found = await store.findByReference(reference);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([key, rival]));
      expect(await store.findByReference({ type: 'BL', value: 'MSKU9070323' })).toEqual([]);
    });
  });

  describe('listing', () => {
    beforeEach(async () => {
      for (const n of [1, 2, 3, 4, 5]) {
        const changed = { poNumbers: [n % 2 === 1 ? 'ODD' : 'EVEN'] };
        await create(numbered(n, changed));
      }
    });
    const ids = (shipments: readonly Shipment[]) => shipments.map((s) => s.shipmentId);

    it('shows the newest first, page by page, each once, and the last page knows it is the last', async () => {
      const first = await store.list({ tenant }, { limit: 2 });
      expect(ids(first.data)).toEqual([shipmentIdOf(5), shipmentIdOf(4)]);
      const second = await store.list({ tenant }, { limit: 2, cursor: first.nextCursor ?? '' });
      expect(ids(second.data)).toEqual([shipmentIdOf(3), shipmentIdOf(2)]);
      const third = await store.list({ tenant }, { limit: 2, cursor: second.nextCursor ?? '' });
      expect(ids(third.data)).toEqual([shipmentIdOf(1)]);
      expect(third.nextCursor).toBeNull();
      const whole = await store.list({ tenant }, { limit: 5 });
      expect(whole.nextCursor).toBeNull();
    });

    it('narrows by PO, by container and by status, also together', async () => {
      const moved = numbered(3, { version: 2, status: 'ACTION_REQUIRED', poNumbers: ['ODD'] });
      await store.save({ next: moved, references: [{ type: 'CONTAINER', value: 'C1' }] });
      const list = async (filter: object) =>
        ids((await store.list({ tenant, ...filter }, { limit: 9 })).data);
      expect(await list({ po: 'EVEN' })).toEqual([shipmentIdOf(4), shipmentIdOf(2)]);
      expect(await list({ container: 'C1' })).toEqual([shipmentIdOf(3)]);
      expect(await list({ status: 'ACTION_REQUIRED' })).toEqual([shipmentIdOf(3)]);
      expect(await list({ status: 'SUBMITTED' })).toHaveLength(4);
      expect(await list({ po: 'ODD', status: 'SUBMITTED' })).toEqual([
        shipmentIdOf(5),
        shipmentIdOf(1),
      ]);
      expect(await list({ container: 'C1', po: 'EVEN' })).toEqual([]);
    });

    it('leaves out a PO that was amended away', async () => {
      const amended = numbered(2, { version: 2, contentVersion: 2, poNumbers: ['NEW'] });
      await store.save({ next: amended, content });
      const even = await store.list({ tenant, po: 'EVEN' }, { limit: 9 });
      expect(ids(even.data)).toEqual([shipmentIdOf(4)]);
      expect((await store.list({ tenant, po: 'NEW' }, { limit: 9 })).data).toHaveLength(1);
    });

    it('never shows another tenant, and refuses its cursor', async () => {
      expect((await store.list({ tenant: otherTenant }, { limit: 9 })).data).toEqual([]);
      const { nextCursor } = await store.list({ tenant }, { limit: 2 });
      const theirs = store.list({ tenant: otherTenant }, { limit: 2, cursor: nextCursor ?? '' });
      await expect(theirs).rejects.toBeInstanceOf(InvalidRequest);
      const torn = store.list({ tenant }, { limit: 2, cursor: '{"pk":' });
      await expect(torn).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
    });
  });

  describe('overdue', () => {
    it('are those past their deadline, earliest first, until they are saved with a later or none', async () => {
      await create(numbered(1, { nextDeadlineAt: at(200) }));
      await create(numbered(2, { nextDeadlineAt: at(100) }));
      await create(numbered(3, { nextDeadlineAt: at(900) }));
      const due = async () => (await store.overdue(at(500), 9)).map((s) => s.shipmentId);
      expect(await due()).toEqual([shipmentIdOf(2), shipmentIdOf(1)]);
      await store.save({ next: numbered(2, { version: 2, nextDeadlineAt: at(800) }) });
      await store.save({ next: numbered(1, { version: 2, nextDeadlineAt: undefined }) });
      expect(await due()).toEqual([]);
      expect(await store.overdue(at(850), 9)).toHaveLength(1);
    });
  });
}
