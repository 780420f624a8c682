import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../../../../adapters/carriers/dcsa/parse-events.ts';
import { easyPostMeaning } from '../../../../../adapters/carriers/easypost/milestones.ts';
import { parseEasyPostWebhook } from '../../../../../adapters/carriers/easypost/parse-tracker.ts';
import {
  isSignedByEasyPost,
  signEasyPost,
} from '../../../../../adapters/carriers/easypost/signature.ts';
import { toTimestamp } from '../../../../../domain/kernel/time.ts';

const received = { rawKey: 'raw', receivedAt: toTimestamp('2026-11-11T12:00:00Z') };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const detail = (status: string, status_detail: string | null, more: object = {}) => ({
  object: 'TrackingDetail',
  message: `${status} message`,
  status,
  status_detail,
  datetime: '2026-11-11T10:00:00Z',
  tracking_location: { city: 'EDISON', state: 'NJ', country: 'US', zip: '08817' },
  ...more,
});
const pushed = (
  tracking_details: unknown[],
  tracker: object = {},
  description = 'tracker.updated',
) =>
  bytes({
    id: 'evt_1',
    object: 'Event',
    description,
    result: {
      object: 'Tracker',
      tracking_code: '9400 1112 0620 6406 2607 87',
      carrier: 'USPS',
      status: 'in_transit',
      created_at: '2026-11-10T09:00:00Z',
      updated_at: '2026-11-11T11:00:00Z',
      est_delivery_date: null,
      signed_by: null,
      tracking_details,
      ...tracker,
    },
  });
const parsed = (tracking_details: unknown[], tracker: object = {}) => {
  const report = parseEasyPostWebhook(pushed(tracking_details, tracker), received);
  if (!report) throw new Error('no report');
  return report;
};

describe('the signature', () => {
  const body = new TextEncoder().encode('{"weight":614.0}');
  // openssl: printf '{"weight":614.0}' | openssl dgst -sha256 -hmac "$(printf 'se\xcc\x81cret')"
  const vector = 'f5e63517d092accf8cd81242c7969cb8fe026e6a84dffcacadb2ed74d53196fc';

  it('is the HMAC under the secret with its accents taken apart', () => {
    expect(signEasyPost('s\u00e9cret', body)).toBe(`hmac-sha256-hex=${vector}`);
    expect(signEasyPost('se\u0301cret', body)).toBe(`hmac-sha256-hex=${vector}`);
  });

  it('is accepted from either secret while they rotate, over exactly these bytes', () => {
    const header = signEasyPost('old', body);
    expect(isSignedByEasyPost(['new', 'old'], header, body)).toBe(true);
    expect(isSignedByEasyPost(['new'], header, body)).toBe(false);
    const rewritten = new TextEncoder().encode('{"weight":614}');
    expect(isSignedByEasyPost(['old'], header, rewritten)).toBe(false);
  });

  it.each([undefined, '', 'sha256=00', 'hmac-sha256-hex=00', `hmac-sha256-hex=${'0'.repeat(64)}`])(
    'refuses %s',
    (header) => {
      expect(isSignedByEasyPost(['secret'], header, body)).toBe(false);
    },
  );
});

describe('what EasyPost says', () => {
  it.each([
    ['pre_transit', 'label_created', 'info_received'],
    ['in_transit', 'received_at_origin_facility', 'picked_up'],
    ['in_transit', 'in_transit', 'in_transit'],
    ['in_transit', 'unknown', 'in_transit'],
    ['in_transit', 'arrived_at_facility', 'arrived_facility'],
    ['in_transit', 'departed_origin_facility', 'departed_facility'],
    ['in_transit', 'awaiting_information', 'customs_hold'],
    ['in_transit', 'transferred_to_destination_carrier', 'handed_over'],
    ['out_for_delivery', 'anything new', 'out_for_delivery'],
    ['failure', 'delivery_exception', 'delivery_attempted'],
    ['in_transit', 'delivery_exception', 'delivery_attempted'],
    ['available_for_pickup', 'arrived_at_pickup_location', 'available_for_pickup'],
    ['delivered', 'arrived_at_destination', 'delivered'],
    ['in_transit', 'weather_delay', 'delayed'],
    ['failure', 'refused', 'exception'],
    ['failure', 'failure', 'exception'],
    ['failure', 'damaged', 'damaged'],
    ['failure', 'lost', 'lost'],
    ['return_to_sender', 'return', 'return_started'],
    ['return_to_sender', 'arrived_at_facility', 'return_started'],
    ['cancelled', 'cancelled', 'cancelled'],
    ['unknown', 'expired', 'tracking_expired'],
    ['unknown', 'unknown', 'unknown'],
    ['error', undefined, 'unknown'],
    ['a status of tomorrow', 'a detail of tomorrow', 'unknown'],
  ])('%s/%s means %s', (status, of, milestone) => {
    expect(easyPostMeaning(status, of).milestone).toBe(milestone);
  });

  it.each([
    [
      'in_transit',
      'Delivery appointment confirmed for 12 Nov 8-12',
      { milestone: 'delivery_scheduled' },
    ],
    ['in_transit', 'Waiting for an appointment', { milestone: 'in_transit' }],
    [
      'delivered',
      'Delivered and installed',
      { milestone: 'delivered', reason: 'white_glove_installed' },
    ],
    [
      'delivered',
      'Delivered, partially assembled: a part is missing',
      { milestone: 'delivered', reason: 'white_glove_partial' },
    ],
    ['delivered', 'Delivered, front door', { milestone: 'delivered' }],
  ])('of freight: %s, %s', (status, message, meaning) => {
    expect(easyPostMeaning(status, null, message)).toEqual(meaning);
  });

  it('is a customs matter when the text says so', () => {
    expect(easyPostMeaning('in_transit', 'held', 'Held in Customs').milestone).toBe('customs_hold');
    expect(easyPostMeaning('in_transit', 'held', 'Held at station').milestone).toBe('exception');
  });
});

describe('a tracker', () => {
  it('gives its whole history, its estimate and who signed', () => {
    const report = parsed(
      [detail('pre_transit', 'label_created'), detail('delivered', 'arrived_at_destination')],
      { est_delivery_date: '2026-11-12T00:00:00Z', signed_by: 'A. Buyer' },
    );
    expect(report).toMatchObject({
      provider: 'easypost',
      trackingNumber: '9400111206206406260787',
      carrier: 'USPS',
      statedAt: '2026-11-11T11:00:00.000Z',
      estimatedDeliveryAt: '2026-11-12T00:00:00.000Z',
      signedBy: 'A. Buyer',
    });
    expect(report.events).toMatchObject([
      {
        milestone: 'info_received',
        occurredAt: '2026-11-11T10:00:00.000Z',
        occurredAtRaw: '2026-11-11T10:00:00Z',
        place: 'EDISON, NJ, 08817, US',
        text: 'pre_transit message',
        providerStatus: 'pre_transit/label_created',
        rawKey: 'raw',
      },
      { milestone: 'delivered' },
    ]);
  });

  it('knows a scan again in the next push, by what it says and not by its delivery', () => {
    const scan = detail('in_transit', 'arrived_at_facility');
    const later = { rawKey: 'another', receivedAt: toTimestamp('2026-11-12T12:00:00Z') };
    const again = parseEasyPostWebhook(pushed([scan, detail('delivered', null)]), later);
    expect(again?.events[0]?.key).toBe(parsed([scan]).events[0]?.key);
    expect(again?.events[1]?.key).not.toBe(parsed([scan]).events[0]?.key);
  });

  it('survives what is null, missing or of the wrong type', () => {
    const bare = { status: 'in_transit', datetime: '2026-11-11T10:00:00+08:00' };
    const report = parsed(
      [bare, { ...bare, tracking_location: { city: null, state: null, country: 'US', zip: null } }],
      { est_delivery_date: 'tomorrow', carrier: null, updated_at: null },
    );
    expect(report).toMatchObject({ carrier: 'OTHER', statedAt: received.receivedAt });
    expect(report.events).toMatchObject([
      { milestone: 'in_transit', occurredAt: '2026-11-11T02:00:00.000Z' },
      { place: 'US' },
    ]);
    expect(report).not.toHaveProperty('estimatedDeliveryAt');
  });

  it('drops a detail without a time, and keeps the others', () => {
    expect(
      parsed([detail('in_transit', null, { datetime: null }), detail('delivered', null)]).events,
    ).toHaveLength(1);
  });

  it('tells its status when it has no history yet, the same however often', () => {
    const [event] = parsed([], { status: 'pre_transit', status_detail: 'label_created' }).events;
    expect(event).toMatchObject({
      milestone: 'info_received',
      occurredAt: '2026-11-10T09:00:00.000Z',
    });
    expect(parsed([], { status: 'unknown' }).events).toEqual([]);
  });

  it('says under which number another carrier goes on', () => {
    const handed = [detail('in_transit', 'transferred_to_destination_carrier')];
    const carrier_detail = { alternate_identifier: '1Z5R89390357567127' };
    expect(parsed(handed, { carrier_detail }).nextNumber).toEqual({
      number: '1Z5R89390357567127',
      carrier: 'UPS',
    });
    expect(parsed([], { carrier_detail })).not.toHaveProperty('nextNumber');
  });

  it('is not looked for in an event about something else', () => {
    expect(parseEasyPostWebhook(pushed([], {}, 'batch.updated'), received)).toBeUndefined();
  });

  it.each(['', '[]', '{"description":"tracker.updated","result":{}}', '{"a"'])(
    'is not made of %s',
    (body) => {
      const read = () => parseEasyPostWebhook(new TextEncoder().encode(body), received);
      expect(read).toThrow(Unreadable);
    },
  );
});
