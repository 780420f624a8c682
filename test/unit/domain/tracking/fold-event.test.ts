import { expect, it } from 'vitest';
import { foldEvent, NOTHING_TRACKED, slotKey } from '../../../../domain/tracking/fold-event.ts';
import {
  trackingEventSchema,
  type TrackingEvent,
  type TrackingProjection,
} from '../../../../domain/tracking/tracking-event.ts';
import { actualFacts, expectedFact } from '../../../../domain/tracking/tracking-facts.ts';

const anEvent = (changed: object): TrackingEvent =>
  trackingEventSchema.parse({
    eventKey: 'e',
    leg: 'line_haul',
    milestone: 'departed_port',
    classifier: 'actual',
    occurredAt: '2026-11-16T05:00:00.000Z',
    occurredAtRaw: '2026-11-16T05:00:00Z',
    statedAt: '2026-11-16T06:00:00.000Z',
    receivedAt: '2026-11-16T06:00:01.000Z',
    location: { unlocode: 'CNYTN' },
    references: [],
    description: '',
    source: {
      provider: 'dcsa',
      apiVersion: '2.2',
      providerEventId: 'e',
      providerStatus: 'DEPA',
      rawKey: 'k',
    },
    ...changed,
  });

/** Two versions of one departure, a plan, an estimate, another place, and one that nobody understands. */
const SIX = [
  anEvent({ eventKey: 'a' }),
  anEvent({
    eventKey: 'b',
    occurredAt: '2026-11-16T04:30:00.000Z',
    statedAt: '2026-11-16T07:00:00.000Z',
  }),
  anEvent({
    eventKey: 'c',
    classifier: 'planned',
    occurredAt: '2026-11-15T05:00:00.000Z',
    statedAt: '2026-11-01T00:00:00.000Z',
  }),
  anEvent({
    eventKey: 'd',
    classifier: 'estimated',
    occurredAt: '2026-11-15T23:00:00.000Z',
    statedAt: '2026-11-10T00:00:00.000Z',
    reason: 'WEA',
  }),
  anEvent({
    eventKey: 'e',
    milestone: 'arrived_port',
    location: { unlocode: 'USLAX' },
    occurredAt: '2026-12-06T05:00:00.000Z',
  }),
  anEvent({
    eventKey: 'f',
    milestone: 'unknown',
    occurredAt: '2026-12-30T05:00:00.000Z',
    unit: 'TCNU4827651',
  }),
];

/** The store refuses a known event, so each key is folded once. */
function foldAll(events: readonly TrackingEvent[]): TrackingProjection {
  const seen = new Set<string>();
  return events.reduce((projection, event) => {
    if (seen.has(event.eventKey)) return projection;
    seen.add(event.eventKey);
    return foldEvent(projection, event);
  }, NOTHING_TRACKED);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) =>
    permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]),
  );
}

it('is the same projection for all 720 orders of six events, with every event repeated', () => {
  const expected = foldAll(SIX);
  const orders = permutations(SIX);
  expect(orders).toHaveLength(720);
  for (const order of orders) expect(foldAll([...order, ...order.toReversed()])).toEqual(expected);
});

it('keeps, of two statements of one fact, the one said last', () => {
  const [departed] = actualFacts(foldAll(SIX), ['departed_port'], 'CNYTN');
  expect(departed).toMatchObject({ eventKey: 'b', at: '2026-11-16T04:30:00.000Z' });
});

it('keeps plan, estimate and fact apart; the estimate is the newer expectation', () => {
  const projection = foldAll(SIX);
  expect(Object.keys(projection.slots)).toHaveLength(5);
  expect(expectedFact(projection, 'departed_port', 'CNYTN')).toMatchObject({
    classifier: 'estimated',
    reason: 'WEA',
  });
});

it('takes no sign of life from what it does not understand', () => {
  expect(foldAll(SIX).lastActualAt).toBe('2026-12-06T05:00:00.000Z');
});

it('separates nothing in a slot key but by its bars', () => {
  expect(
    slotKey({
      leg: 'line_haul',
      milestone: 'loaded',
      classifier: 'actual',
      location: { facilityCode: 'A|B' },
      unit: 'X|Y',
    }),
  ).toBe('line_haul|loaded|A/B|X/Y|actual');
});
