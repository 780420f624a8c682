/**
 * What the protocols cost in capacity units, by DynamoDB's own figures: the table of docs, and a guard against a write that
 * grows unnoticed. Records are small here; every further KB of an item costs one unit more, two in a transaction.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import type { Capacity } from '../../../adapters/dynamodb/dynamo-table.ts';
import { createReceivingStore } from '../../../adapters/dynamodb/receiving-store.ts';
import { createShipmentStore } from '../../../adapters/dynamodb/shipment-store.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { createTrackingStore } from '../../../adapters/dynamodb/tracking-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { NOTHING_RECEIVED } from '../../../domain/receiving/receipt.ts';
import { foldEvent, NOTHING_TRACKED } from '../../../domain/tracking/fold-event.ts';
import * as records from '../../contracts/contract-records.ts';
import { aSubmission } from '../../support/example-shipment.ts';
import { startDynoxide, type Dynoxide } from '../../support/dynoxide.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide.stop());

let table: Table;
const spent: Capacity[] = [];
beforeEach(async () => {
  spent.length = 0;
  table = await dynoxide.newTable((capacity) => spent.push(capacity));
});

/** Units of each kind that `work` took. */
async function costOf(work: () => Promise<unknown>): Promise<{ read: number; write: number }> {
  spent.length = 0;
  await work();
  const sum = (kind: Capacity['kind']) =>
    spent.filter((c) => c.kind === kind).reduce((total, { units }) => total + units, 0);
  return { read: sum('read'), write: sum('write') };
}

describe('write units', () => {
  it('of a rendezvous: register, signal, consume; a signal that is told once is listed as due', async () => {
    const waits = createWaitStore(table);
    const key = { tenant: records.tenant, entityId: records.shipmentId, lane: 'main' };
    const signal = { eventId: 'e', at: records.at(5) };
    const steps = [
      await costOf(() => waits.register(records.aRegistration(1))),
      await costOf(() => waits.signal(key, signal, 'again')),
      await costOf(() => waits.consume(key)),
      await costOf(() => waits.signal(key, signal, 'once')),
      await costOf(() => waits.consume(key)),
    ];
    expect(steps.map(({ write }) => write)).toEqual([1, 1, 1, 2, 2]);
  });

  it('of accepting a shipment, and of moving it one status', async () => {
    const shipments = createShipmentStore(table);
    const { shipment, content, change, outbox } = aSubmission();
    const request = records.aRequest();
    const created = await costOf(() =>
      shipments.create({ shipment, content, change, request, ...(outbox && { outbox }) }),
    );
    const next = records.aShipment({ version: 2, status: 'ACTION_REQUIRED' });
    const moved = await costOf(() => shipments.save({ next, change: records.aChange(2) }));
    const touched = await costOf(() =>
      shipments.save({ next: records.aShipment({ version: 3, status: 'ACTION_REQUIRED' }) }),
    );
    expect(created.write).toBeLessThanOrEqual(24);
    expect(moved.write).toBeLessThanOrEqual(8);
    expect(touched.write).toBeLessThanOrEqual(2);
    const read = await costOf(() => shipments.find(records.key));
    expect(read).toEqual({ read: 1, write: 0 });
  });

  it('of a tracking event, and of one that was known', async () => {
    const tracking = createTrackingStore(table);
    const next = foldEvent(NOTHING_TRACKED, records.anEvent('e1'));
    const apply = () => tracking.apply(records.key, records.anEvent('e1'), next);
    expect((await costOf(apply)).write).toBe(4);
  });

  it('of a counted carton with two movements', async () => {
    const receivings = createReceivingStore(table);
    const movements = [records.aMovement('m1'), records.aPutaway('m2', 4)];
    const apply = () =>
      receivings.apply(records.key, 'e1', { ...NOTHING_RECEIVED, version: 1 }, movements);
    expect((await costOf(apply)).write).toBeLessThanOrEqual(14);
  });

  it('of a case: opened, decided', async () => {
    const cases = createCaseStore(table);
    const opened = records.aCase('one');
    const decision = { option: 'ANSWER', by: 'ops', at: records.at(9) };
    expect((await costOf(() => cases.open(opened))).write).toBeLessThanOrEqual(8);
    expect((await costOf(() => cases.decide(opened, decision))).write).toBeLessThanOrEqual(10);
  });
});
