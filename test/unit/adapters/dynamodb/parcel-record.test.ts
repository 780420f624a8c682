import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseEasyPostWebhook } from '../../../../adapters/carriers/easypost/parse-tracker.ts';
import { parcelItem, readParcel } from '../../../../adapters/dynamodb/parcel-record.ts';
import type { Item } from '../../../../adapters/dynamodb/table.ts';
import { BrokenRecord } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { foldParcel } from '../../../../domain/parcel/fold-parcel.ts';
import { NOTHING_TOLD, type ParcelTracking } from '../../../../domain/parcel/parcel-tracking.ts';
import { hours, NUMBER, parcel } from '../../../support/example-parcel.ts';

const key = { pk: `T#${parcel.tenant}#${parcel.orderId}`, sk: 'TRACKING#001' };

const SCANS = [
  ['pre_transit', 'label_created', 'Shipping Label Created, USPS Awaiting Item', 'EDISON'],
  ['in_transit', 'received_at_origin_facility', 'USPS in possession of item', 'EDISON'],
  ['in_transit', 'arrived_at_facility', 'Arrived at USPS Regional Facility', 'NEWARK'],
  ['out_for_delivery', 'out_for_delivery', 'Out for Delivery', 'BROOKLYN'],
  ['delivered', 'delivered', 'Delivered, Left with Individual', 'BROOKLYN'],
];

/** Five webhooks, each with the history so far, each kept under its own key. */
function journey(): ParcelTracking[] {
  const details = SCANS.map(([status, status_detail, message, city], n) => ({
    status,
    status_detail,
    message,
    datetime: hours(n * 9).replace('.000Z', 'Z'),
    tracking_location: { city, state: 'NJ', country: 'US', zip: `0881${n}` },
  }));
  let known = NOTHING_TOLD;
  return details.map((_, n) => {
    const result = {
      tracking_code: NUMBER,
      carrier: 'USPS',
      status: 'in_transit',
      tracking_details: details.slice(0, n + 1),
      est_delivery_date: '2026-11-13T00:00:00Z',
      updated_at: hours(n * 9),
    };
    const body = Buffer.from(JSON.stringify({ description: 'tracker.updated', result }));
    const receivedAt = addSeconds(hours(n * 9), 71);
    const digest = createHash('sha256').update(body).digest('hex');
    const rawKey = `T/_/webhooks/easypost/2026/11/10/${receivedAt}-${digest}`;
    const report = parseEasyPostWebhook(body, { rawKey, receivedAt });
    if (report) known = foldParcel(known, report).next;
    return known;
  });
}

/** As DynamoDB counts: names and values in UTF-8, a number about half its digits and one more. */
function bytesOf(item: Item): number {
  return Object.entries(item)
    .map(([name, value]) => {
      const size = typeof value === 'number' ? 1 + Math.ceil(String(value).length / 2) : 0;
      return (
        Buffer.byteLength(name) +
        (size || Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value)))
      );
    })
    .reduce((sum, size) => sum + size, 0);
}

describe('a parcel as an item', () => {
  it('costs six write units from label to delivery, where it would be eleven unpacked', () => {
    const units = journey().map((known) => Math.ceil(bytesOf(parcelItem(key, known)) / 1024));
    const plain = journey().map((known) =>
      Math.ceil(Buffer.byteLength(JSON.stringify(known)) / 1024),
    );
    const total = (all: number[]) => all.reduce((sum, each) => sum + each, 0);
    expect(total(units)).toBeLessThanOrEqual(6);
    expect(total(plain)).toBeGreaterThanOrEqual(11);
  });

  it('is read back exactly', () => {
    for (const known of journey()) expect(readParcel(parcelItem(key, known))).toEqual(known);
  });

  it('shows openly where it stands: lists and streams look no deeper', () => {
    const [, , , , delivered = NOTHING_TOLD] = journey();
    expect(parcelItem(key, delivered)).toMatchObject({
      status: 'delivered',
      attempts: 0,
      version: 5,
      deliveredAt: hours(36),
    });
  });

  it.each(['', 'no base64', 'aGVsbG8='])('is broken with %s for its events', (packed) => {
    const item = { ...parcelItem(key, NOTHING_TOLD), told: packed };
    expect(() => readParcel(item)).toThrow(BrokenRecord);
  });
});
