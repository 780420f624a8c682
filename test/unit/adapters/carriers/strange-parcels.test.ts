/** Whatever a parcel carrier sends: it becomes a report that fits our schema, nothing, or Unreadable; never another error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../../../adapters/carriers/dcsa/parse-events.ts';
import { parseEasyPostWebhook } from '../../../../adapters/carriers/easypost/parse-tracker.ts';
import { parseSeventeenTrackPush } from '../../../../adapters/carriers/seventeentrack/parse-push.ts';
import { parcelItem, readParcel } from '../../../../adapters/dynamodb/parcel-record.ts';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import { foldParcel } from '../../../../domain/parcel/fold-parcel.ts';
import { NOTHING_TOLD, parcelReportSchema } from '../../../../domain/parcel/parcel-tracking.ts';

const received = { rawKey: 'raw', receivedAt: toTimestamp('2026-11-11T12:00:00Z') };

const time = fc.constantFrom(
  '2026-11-10T10:00:00Z',
  '2026-11-10T10:00:00.123456+08:00',
  '0000-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-14:00',
  '2026-11-10 10:00:00',
  '2026-02-30T10:00:00Z',
  '',
);
/** Something else than what belongs there, now and then. */
const or = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: right, weight: 6 }, { arbitrary: fc.jsonValue(), weight: 1 });
const record = (shape: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, or(value)])), {
    requiredKeys: [],
  });

const easyPost = record({
  description: fc.constantFrom('tracker.updated', 'tracker.created', 'batch.updated'),
  result: record({
    tracking_code: fc.constantFrom('9400111206206406260787', '1', '  '),
    carrier: fc.constantFrom('USPS', 'UPSDAP', '王'),
    status: fc.constantFrom('delivered', 'in_transit', 'tomorrow'),
    created_at: time,
    updated_at: time,
    est_delivery_date: time,
    signed_by: fc.string(),
    tracking_details: fc.array(
      record({
        status: fc.constantFrom('delivered', 'failure', 'return_to_sender', 'tomorrow'),
        status_detail: fc.constantFrom('held', 'transferred_to_destination_carrier', null),
        datetime: time,
        message: fc.string({ maxLength: 400 }),
        tracking_location: record({ city: fc.string(), state: fc.string() }),
      }),
      { maxLength: 4 },
    ),
    carrier_detail: record({ alternate_identifier: fc.constantFrom('1Z5R89390357567127', '') }),
  }),
});

const seventeenTrack = record({
  event: fc.constantFrom('TRACKING_UPDATED', 'TRACKING_STOPPED'),
  data: record({
    number: fc.constantFrom('LK123456785CN', ' '),
    carrier: fc.integer(),
    track_info: record({
      latest_status: record({
        status: fc.constantFrom('Expired', 'InTransit'),
        sub_status: fc.string(),
      }),
      time_metrics: record({ estimated_delivery_date: record({ from: time, to: time }) }),
      misc_info: record({ local_number: fc.string(), local_key: fc.integer() }),
      tracking: record({
        providers: fc.array(
          record({
            provider: record({ key: fc.integer(), name: fc.string() }),
            latest_sync_time: time,
            events: fc.array(
              record({
                time_utc: time,
                time_iso: time,
                time_raw: record({
                  date: fc.constantFrom('2026-11-10', '10/11'),
                  time: fc.string(),
                }),
                description: fc.string({ maxLength: 400 }),
                sub_status: fc.constantFrom('Delivered_Other', 'Tomorrow', null),
              }),
              { maxLength: 3 },
            ),
          }),
          { maxLength: 2 },
        ),
      }),
    }),
  }),
});

describe.each([
  ['EasyPost', parseEasyPostWebhook, easyPost],
  ['17TRACK', parseSeventeenTrackPush, seventeenTrack],
])('%s', (_, parse, payload) => {
  it('is read, or refused by name, whatever it sends', () => {
    let read = 0;
    fc.assert(
      fc.property(payload, (sent) => {
        try {
          const report = parse(Buffer.from(JSON.stringify(sent)), received);
          if (!report) return;
          read += 1;
          expect(parcelReportSchema.parse(report)).toEqual(report);
          const { next } = foldParcel(NOTHING_TOLD, report);
          expect(readParcel(parcelItem({ pk: 'p', sk: 's' }, next))).toEqual(next);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(50);
  });
});
