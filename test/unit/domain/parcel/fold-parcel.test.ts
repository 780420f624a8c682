import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldParcel } from '../../../../domain/parcel/fold-parcel.ts';
import {
  NOTHING_TOLD,
  parcelTrackingSchema,
  type ParcelEvent,
  type ParcelReport,
  type ParcelTracking,
} from '../../../../domain/parcel/parcel-tracking.ts';
import { milestoneSchema } from '../../../../domain/tracking/tracking-event.ts';
import { aReport, hours, told } from '../../../support/example-parcel.ts';

const foldAll = (reports: readonly ParcelReport[]): ParcelTracking =>
  reports.reduce((known, report) => foldParcel(known, report).next, NOTHING_TOLD);
const statusOf = (...events: ParcelEvent[]) => foldAll([aReport(events)]).status;
/** What is known, without how often it changed. */
const known = ({ version: _, ...rest }: ParcelTracking) => rest;

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) =>
    permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]),
  );
}

const JOURNEY = [
  told('picked_up', 1),
  told('arrived_facility', 9),
  told('out_for_delivery', 30),
  told('delivery_attempted', 34),
  told('out_for_delivery', 54),
  told('delivered', 58),
];

describe('a parcel', () => {
  it('ends the same in all 720 orders of six events, each told twice', () => {
    const ends = permutations(JOURNEY).map((order) =>
      JSON.stringify(known(foldAll([...order, ...order].map((event) => aReport([event]))))),
    );
    expect(ends).toHaveLength(720);
    expect(new Set(ends).size).toBe(1);
    expect(JSON.parse(ends[0] ?? '')).toMatchObject({
      status: 'delivered',
      attempts: 1,
      deliveredAt: hours(58),
      lastEventAt: hours(58),
    });
  });

  it('has one timeline from the same webhook five times, each shuffled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.shuffledSubarray(JOURNEY, { minLength: 6 }), { minLength: 5, maxLength: 5 }),
        (pushes) => {
          const once = foldAll([aReport(JOURNEY)]);
          expect(foldAll(pushes.map((events) => aReport(events)))).toEqual(once);
        },
      ),
    );
  });

  it('ends the same in any order of any reports', () => {
    const event = fc
      .tuple(fc.constantFrom(...milestoneSchema.options), fc.nat(5), fc.nat(2))
      .map(([milestone, hour, later]) =>
        told(milestone, hour, { receivedAt: hours(hour + later), rawKey: `raw-${later}` }),
      );
    const report = fc
      .tuple(
        fc.array(event, { maxLength: 4 }),
        fc.nat(3),
        fc.option(fc.nat(2), { nil: undefined }),
        fc.constantFrom(undefined, 'A. Buyer', 'B. Neighbour'),
      )
      .map(([events, at, day, signedBy]) =>
        aReport(events, {
          statedAt: hours(at),
          ...(day !== undefined && { estimatedDeliveryAt: hours(100 + day) }),
          ...(signedBy !== undefined && { signedBy }),
          ...(at === 1 && { nextNumber: { number: `NEXT-${at}`, carrier: 'UPS' } }),
        }),
      );
    const shuffled = fc
      .array(report, { maxLength: 6 })
      .chain((reports) =>
        fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
      );
    fc.assert(
      fc.property(shuffled, ([reports, other]) => {
        const end = foldAll(reports);
        expect(parcelTrackingSchema.parse(end)).toEqual(end);
        expect(known(foldAll([...other, ...reports]))).toEqual(known(end));
      }),
      { numRuns: 500 },
    );
  });

  it('is the very same record after a report without news', () => {
    const once = foldParcel(NOTHING_TOLD, aReport(JOURNEY)).next;
    const again = foldParcel(once, aReport(JOURNEY.toReversed()));
    expect(again.next).toBe(once);
    expect(again.news).toEqual([]);
  });

  it('tells which events are news', () => {
    const [first, second] = JOURNEY;
    const before = foldParcel(NOTHING_TOLD, aReport(first ? [first] : [])).next;
    const { news } = foldParcel(before, aReport(JOURNEY.slice(0, 2)));
    expect(news).toEqual([second]);
  });
});

describe('the status', () => {
  it('is pending while nobody tells anything', () => {
    expect(statusOf()).toBe('pending');
    expect(statusOf(told('unknown', 1))).toBe('pending');
  });

  it('is not moved back by an older event that comes late', () => {
    expect(statusOf(told('out_for_delivery', 9), told('arrived_facility', 3))).toBe(
      'out_for_delivery',
    );
  });

  it('stays delivered whatever scans come after, but for damage and a return', () => {
    const delivered = told('delivered', 10);
    expect(statusOf(delivered, told('out_for_delivery', 12))).toBe('delivered');
    expect(statusOf(delivered, told('exception', 12))).toBe('delivered');
    expect(statusOf(delivered, told('damaged', 12))).toBe('exception');
    expect(statusOf(delivered, told('return_started', 12))).toBe('returning');
  });

  it('keeps going back through the scans on the way back, and ends returned', () => {
    const back = told('return_started', 10);
    expect(statusOf(back, told('arrived_facility', 12), told('out_for_delivery', 14))).toBe(
      'returning',
    );
    expect(statusOf(back, told('delivered', 20))).toBe('returned');
    expect(foldAll([aReport([told('delivered', 20)]), aReport([back])]).deliveredAt).toBe(
      undefined,
    );
  });

  it('does not count silence as the end of anything', () => {
    expect(statusOf(told('delivered', 1), told('tracking_expired', 9))).toBe('delivered');
    expect(statusOf(told('lost', 1), told('tracking_expired', 9))).toBe('lost');
    expect(statusOf(told('in_transit', 1), told('tracking_expired', 9))).toBe('expired');
  });

  it('takes a lost parcel that turns up', () => {
    expect(statusOf(told('lost', 5), told('arrived_facility', 50))).toBe('in_transit');
  });

  it('takes the weightier of two told for one moment', () => {
    expect(statusOf(told('arrived_facility', 5), told('delivery_attempted', 5))).toBe(
      'attempt_failed',
    );
  });
});

describe('what is kept', () => {
  it('counts an attempt once, however many carriers tell of it', () => {
    const attempt = told('delivery_attempted', 5);
    const { attempts } = foldAll([
      aReport([attempt, { ...attempt, key: 'other words' }, told('delivery_attempted', 29)]),
    ]);
    expect(attempts).toBe(2);
  });

  it('says since when the parcel has another number', () => {
    const handed = told('handed_over', 20, { carrier: 'CHINA_POST', trackingNumber: 'LK1CN' });
    const next = { number: 'NEXT', carrier: 'USPS' };
    expect(foldAll([aReport([handed], { nextNumber: next })]).numbers).toEqual([
      { number: 'LK1CN', carrier: 'CHINA_POST', since: hours(20) },
      { number: 'NEXT', carrier: 'USPS', since: '2026-11-11T04:00:00.001Z' },
    ]);
  });

  it('keeps an event that nobody understands, and takes it for no sign of life', () => {
    const { events, lastEventAt } = foldAll([aReport([told('picked_up', 1), told('unknown', 9)])]);
    expect(events.map(({ milestone }) => milestone)).toEqual(['picked_up', 'unknown']);
    expect(lastEventAt).toBe(hours(1));
  });

  it('keeps at most 200 events, the decisive ones before all', () => {
    const scans = Array.from({ length: 250 }, (_, i) => told('in_transit', i + 1));
    const { events, overflow, attempts } = foldAll([
      aReport([told('delivery_attempted', 0), ...scans]),
    ]);
    expect(events).toHaveLength(200);
    expect({ overflow, attempts }).toEqual({ overflow: 51, attempts: 1 });
  });
});
