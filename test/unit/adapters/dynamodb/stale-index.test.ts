/** An index that lags may delay what it points to; it never makes a store say what the items do not. */
import { describe, expect, it } from 'vitest';
import { createCaseStore } from '../../../../adapters/dynamodb/case-store.ts';
import { createOutboxStore, outboxItem } from '../../../../adapters/dynamodb/outbox-store.ts';
import { createShipmentStore } from '../../../../adapters/dynamodb/shipment-store.ts';
import { createWaitStore } from '../../../../adapters/dynamodb/wait-store.ts';
import {
  aCase,
  aChange,
  aMessage,
  aRegistration,
  aRequest,
  aShipment,
  at,
  shipmentId,
  tenant,
} from '../../../contracts/contract-records.ts';
import { aSubmission } from '../../../support/example-shipment.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

/** A table whose indexes can be made to miss every write after a moment. */
function newTable() {
  const seen = { writes: 0, froze: Infinity };
  const table = createMemoryTable({
    onChange: () => void (seen.writes += 1),
    indexLag: () => Math.max(0, seen.writes - seen.froze),
  });
  return { table, freezeIndexes: () => (seen.froze = seen.writes) };
}

describe('behind a lagging index', () => {
  it('a shipment saved with a later deadline is not overdue, nor listed in its old status', async () => {
    const { table, freezeIndexes } = newTable();
    const store = createShipmentStore(table);
    const { content } = aSubmission();
    const shipment = aShipment({ nextDeadlineAt: at(10) });
    await store.create({ shipment, content, change: aChange(1), request: aRequest() });
    freezeIndexes();
    expect(await store.overdue(at(50), 9)).toHaveLength(1);
    const next = aShipment({ version: 2, status: 'ACTION_REQUIRED', nextDeadlineAt: at(99) });
    await store.save({ next });
    expect(await store.overdue(at(50), 9)).toEqual([]);
    const old = await store.list({ tenant, status: 'SUBMITTED' }, { limit: 9 });
    expect(old.data).toEqual([]);
  });

  it('a decided case is neither overdue nor open', async () => {
    const { table, freezeIndexes } = newTable();
    const store = createCaseStore(table);
    const opened = await store.open(aCase('one', { defaultOption: 'ABANDON' }));
    freezeIndexes();
    expect(await store.overdue(at(9999), 9)).toHaveLength(1);
    await store.decide(opened, { option: 'ANSWER', by: 'ops', at: at(1) });
    expect(await store.overdue(at(9999), 9)).toEqual([]);
    expect((await store.list({ status: 'OPEN' }, { limit: 9 })).data).toEqual([]);
  });

  it('a dispatched message is not pending, a delivered wait not overdue', async () => {
    const { table, freezeIndexes } = newTable();
    const outbox = createOutboxStore(table);
    const waits = createWaitStore(table);
    const key = { tenant, entityId: shipmentId, lane: 'main' };
    await table.put(outboxItem(aMessage(1)));
    await waits.register(aRegistration(1));
    await waits.signal(key, { eventId: 'e-1', at: at(1) });
    freezeIndexes();
    expect(await outbox.pending(at(99), 9)).toHaveLength(1);
    expect(await waits.overdue(at(9999), 9)).toHaveLength(1);
    await outbox.markDispatched(aMessage(1));
    await waits.markDelivered(key, 1);
    expect(await outbox.pending(at(99), 9)).toEqual([]);
    expect(await waits.overdue(at(9999), 9)).toEqual([]);
  });

  it('nothing that is done stays among the due work', async () => {
    const { table } = newTable();
    const cases = createCaseStore(table);
    const waits = createWaitStore(table);
    await table.put(outboxItem(aMessage(1)));
    await createOutboxStore(table).markDispatched(aMessage(1));
    const opened = await cases.open(aCase('one', { defaultOption: 'ABANDON' }));
    await cases.close(opened, 'MOOT', at(3));
    const key = { tenant, entityId: shipmentId, lane: 'main' };
    await waits.register(aRegistration(1));
    await waits.signal(key, { eventId: 'e-1', at: at(1) });
    await waits.consume(key);
    expect(table.all().filter((item) => 'gsi2pk' in item || 'gsi2sk' in item)).toEqual([]);
  });
});
