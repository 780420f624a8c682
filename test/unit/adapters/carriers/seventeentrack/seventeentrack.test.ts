import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../../../../adapters/carriers/dcsa/parse-events.ts';
import { seventeenTrackMeaning } from '../../../../../adapters/carriers/seventeentrack/milestones.ts';
import { parseSeventeenTrackPush } from '../../../../../adapters/carriers/seventeentrack/parse-push.ts';
import {
  isSignedBySeventeenTrack,
  signSeventeenTrack,
} from '../../../../../adapters/carriers/seventeentrack/signature.ts';
import { toTimestamp } from '../../../../../domain/kernel/time.ts';

const received = { rawKey: 'raw', receivedAt: toTimestamp('2026-11-11T12:00:00Z') };

const scan = (more: object = {}) => ({
  time_iso: '2026-11-10T18:00:00+08:00',
  time_utc: '2026-11-10T10:00:00Z',
  time_raw: { date: '2026-11-10', time: '18:00:00', timezone: null },
  description: 'Arrived at sort centre',
  location: 'Shenzhen',
  stage: null,
  sub_status: 'InTransit_Arrival',
  ...more,
});
const push = (track_info: object | undefined, event = 'TRACKING_UPDATED') =>
  new TextEncoder().encode(
    JSON.stringify({
      event,
      data: { number: 'LK123456785CN', carrier: 3011, tag: '', track_info },
    }),
  );
const info = (events: unknown[], more: object = {}) => ({
  latest_status: { status: 'InTransit', sub_status: 'InTransit_Other', sub_status_descr: null },
  tracking: {
    providers_hash: -1_234_567,
    providers: [
      {
        provider: { key: 100_002, name: 'UPS', alias: 'UPS', country: 'US' },
        latest_sync_time: '2026-11-11T11:00:00Z',
        events_hash: -42,
        events,
      },
    ],
  },
  ...more,
});
const parsed = (track_info: object) => {
  const report = parseSeventeenTrackPush(push(track_info), received);
  if (!report) throw new Error('no report');
  return report;
};

describe('the sign', () => {
  const body = new TextEncoder().encode('{"event":"TRACKING_UPDATED"}');

  it('is the plain digest of body, slash and key', () => {
    const digest = createHash('sha256')
      .update('{"event":"TRACKING_UPDATED"}/the-key')
      .digest('hex');
    expect(signSeventeenTrack('the-key', body)).toBe(digest);
    expect(isSignedBySeventeenTrack(['new', 'the-key'], digest.toUpperCase(), body)).toBe(true);
  });

  it.each([undefined, '', '00', 'z'.repeat(64), '0'.repeat(64)])('refuses %s', (header) => {
    expect(isSignedBySeventeenTrack(['the-key'], header, body)).toBe(false);
  });
});

describe('what 17TRACK says', () => {
  it.each([
    ['InfoReceived', 'info_received'],
    ['InTransit_PickedUp', 'picked_up'],
    ['InTransit_TransportArrived', 'arrived_facility'],
    ['InTransit_CustomsRequiringInformation', 'customs_hold'],
    ['DeliveryFailure_NoBody', 'delivery_attempted'],
    ['DeliveryFailure_Rejected', 'exception'],
    ['Exception_Returning', 'return_started'],
    ['Exception_Returned', 'returned'],
    ['Exception_Destroyed', 'destroyed'],
    ['NotFound_InvalidCode', 'unknown'],
    ['A_Word_Of_Tomorrow', 'unknown'],
  ])('%s means %s', (subStatus, milestone) => {
    expect(seventeenTrackMeaning(subStatus, null).milestone).toBe(milestone);
  });

  it('is told by the stage where the sub-status is missing', () => {
    expect(seventeenTrackMeaning(null, 'PickedUp').milestone).toBe('picked_up');
    expect(seventeenTrackMeaning(null, null).milestone).toBe('unknown');
  });
});

describe('a push', () => {
  it('names the carrier that has the parcel, not the one it was registered with', () => {
    expect(parsed(info([scan()]))).toMatchObject({
      provider: 'seventeentrack',
      trackingNumber: 'LK123456785CN',
      carrier: 'UPS',
      statedAt: '2026-11-11T11:00:00.000Z',
      events: [
        {
          milestone: 'arrived_port',
          carrier: 'UPS',
          occurredAt: '2026-11-10T10:00:00.000Z',
          occurredAtRaw: '2026-11-10T18:00:00+08:00',
          tzSource: 'explicit',
          place: 'Shenzhen',
        },
      ],
    });
  });

  it('takes the newest scan without a code for what the whole parcel is said to be', () => {
    const bare = { stage: null, sub_status: null };
    const later = { time_utc: '2026-11-11T10:00:00Z', time_iso: null };
    const latest_status = { status: 'Delivered', sub_status: 'Delivered_Other' };
    const { events } = parsed(info([scan({ ...bare, ...later }), scan(bare)], { latest_status }));
    expect(events.map(({ milestone }) => milestone)).toEqual(['delivered', 'unknown']);
  });

  it('knows a scan again after its meaning was learned', () => {
    const bare = scan({ stage: null, sub_status: null });
    const other = { status: 'Delivered', sub_status: 'Delivered_Other' };
    const keys = [info([bare]), info([bare], { latest_status: other })].map(
      (each) => parsed(each).events[0]?.key,
    );
    expect(keys[0]).toBe(keys[1]);
  });

  it('has nothing to tell when tracking was stopped', () => {
    expect(parseSeventeenTrackPush(push(undefined, 'TRACKING_STOPPED'), received)).toBeUndefined();
  });

  it('tells expiry as silence since the last scan', () => {
    const latest_status = { status: 'Expired', sub_status: 'Expired_Other' };
    expect(parsed(info([scan()], { latest_status })).events.at(-1)).toMatchObject({
      milestone: 'tracking_expired',
      occurredAt: '2026-11-10T10:00:00.000Z',
    });
  });

  it('reads the clock of the carrier when that is all there is, and says so', () => {
    const blind = { time_iso: null, time_utc: null };
    const zoned = { date: '2026-11-10', time: '18:00:00', timezone: '-05:00' };
    const dateOnly = { date: '2026-11-10', time: null, timezone: null };
    const { events } = parsed(
      info([
        scan({ ...blind, time_raw: zoned }),
        scan({ ...blind, time_raw: dateOnly }),
        scan({ ...blind, time_raw: null }),
      ]),
    );
    expect(events).toMatchObject([
      { occurredAt: '2026-11-10T23:00:00.000Z', tzSource: 'carrier_local' },
      { occurredAt: '2026-11-10T00:00:00.000Z', tzSource: 'assumed_utc' },
    ]);
  });

  it('says what the carrier expects, and under which number the local carrier goes on', () => {
    const more = {
      time_metrics: {
        estimated_delivery_date: {
          source: 'Official',
          from: '2026-11-14T00:00:00Z',
          to: '2026-11-15T00:00:00Z',
        },
      },
      misc_info: {
        local_number: '9400111206206406260787',
        local_provider: 'USPS',
        local_key: 21_051,
      },
    };
    expect(parsed(info([scan()], more))).toMatchObject({
      estimatedDeliveryAt: '2026-11-15T00:00:00.000Z',
      nextNumber: { number: '9400111206206406260787', carrier: 'USPS' },
    });
  });

  it.each(['', '[]', '{"event":"TRACKING_UPDATED","data":{}}'])('is not made of %s', (body) => {
    const read = () => parseSeventeenTrackPush(new TextEncoder().encode(body), received);
    expect(read).toThrow(Unreadable);
  });
});
