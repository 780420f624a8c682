/**
 * A model check of tracking (design 3.3) through its one door: six events of a voyage in every order, and any events side by
 * side with lost answers, lost races and duplicates. The projection is the same, each event is there once, each woke the shipment.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import { createTrackingStore } from '../../adapters/dynamodb/tracking-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { applyTracking } from '../../functions/consumers/apply-tracking.ts';
import { foldEvent, NOTHING_TRACKED } from '../../domain/tracking/fold-event.ts';
import type { TrackingEvent } from '../../domain/tracking/tracking-event.ts';
import { aChange, aRequest, aShipment, anEvent, at, key } from '../contracts/contract-records.ts';
import { aSubmission } from '../support/example-shipment.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import { Chaos, fates, persistently } from './chaos.ts';

const { content } = aSubmission();

const SIX = [
  anEvent('e-1', { milestone: 'loaded', statedAt: at(10), occurredAt: at(9) }),
  anEvent('e-2', { milestone: 'departed_port', statedAt: at(20), occurredAt: at(19) }),
  // Two estimates of one arrival, and a third that says the same second.
  anEvent('e-3', {
    milestone: 'arrived_port',
    classifier: 'estimated',
    statedAt: at(30),
    occurredAt: at(900),
  }),
  anEvent('e-4', {
    milestone: 'arrived_port',
    classifier: 'estimated',
    statedAt: at(40),
    occurredAt: at(800),
  }),
  anEvent('e-5', {
    milestone: 'arrived_port',
    classifier: 'estimated',
    statedAt: at(40),
    occurredAt: at(850),
  }),
  // A correction of the departure that was stated before it.
  anEvent('e-6', { milestone: 'departed_port', statedAt: at(15), occurredAt: at(14) }),
];

async function newDoor(table: Table) {
  const [shipments, tracking] = [createShipmentStore(table), createTrackingStore(table)];
  const woken: string[] = [];
  const signal = async (_: unknown, eventId: string) => void woken.push(eventId);
  await persistently(() =>
    shipments.create({ shipment: aShipment(), content, change: aChange(1), request: aRequest() }),
  );
  const ports = { now: () => at(99), shipments, tracking, signal };
  return { tracking, woken, take: (event: TrackingEvent) => applyTracking(ports, key, event, []) };
}

const permutations = <T>(of: readonly T[]): T[][] =>
  of.length === 0
    ? [[]]
    : of.flatMap((first, n) => permutations(of.toSpliced(n, 1)).map((rest) => [first, ...rest]));

it('is the same projection for all 720 orders of six events, each told twice', async () => {
  const slots = SIX.reduce(foldEvent, NOTHING_TRACKED).slots;
  const orders = permutations(SIX);
  expect(orders).toHaveLength(720);
  for (const order of orders) {
    const { tracking, take, woken } = await newDoor(createMemoryTable());
    for (const event of order) await take(event);
    for (const event of order.toReversed()) await take(event);
    const projection = await tracking.projection(key);
    expect(projection).toMatchObject({ slots, eventCount: 6, lastActualAt: at(19) });
    expect(woken).toHaveLength(12);
  }
});

const event = fc
  .record({
    n: fc.nat(5),
    milestone: fc.constantFrom('departed_port', 'arrived_port'),
    classifier: fc.constantFrom('actual', 'estimated'),
    stated: fc.nat(3),
  })
  .map(({ n, stated, ...said }) =>
    anEvent(`e-${n}-${said.milestone}-${said.classifier}-${stated}`, {
      ...said,
      statedAt: at(stated),
      occurredAt: at(n),
    }),
  );

it('is the fold of the events once each, however they come side by side', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fates(60),
      fc.array(event, { minLength: 1, maxLength: 6 }),
      async (scheduler, dice, events) => {
        const chaos = new Chaos(scheduler, dice);
        const door = await scheduler.waitFor(newDoor(chaos.table()));
        const deliveries = [...events, ...events.slice(0, 2)];
        await scheduler.waitFor(
          Promise.all(deliveries.map((each) => persistently(() => door.take(each)))),
        );
        chaos.calm();
        const once = [...new Map(events.map((each) => [each.eventKey, each])).values()];
        const { slots } = once.reduce(foldEvent, NOTHING_TRACKED);
        const projection = await scheduler.waitFor(door.tracking.projection(key));
        expect(projection).toMatchObject({ slots, eventCount: once.length });
        expect(new Set(door.woken)).toEqual(new Set(once.map(({ eventKey }) => eventKey)));
      },
    ),
    { numRuns: 200 },
  );
});
