/** A parcel's events and reports, as small as they can be. */
import { orderIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { addSeconds, toTimestamp } from '../../domain/kernel/time.ts';
import { orderSchema } from '../../domain/order/order.ts';
import type { ParcelEvent, ParcelReport } from '../../domain/parcel/parcel-tracking.ts';

export const START = toTimestamp('2026-11-10T08:00:00Z');
export const hours = (n: number) => addSeconds(START, n * 3600);
export const NUMBER = '9400111206206406260787';
export const parcel = {
  tenant: tenantSchema.parse('acme'),
  orderId: orderIdSchema.parse('ord_01KADHNJS8ZBV7P3GJX6BWQ001'),
  n: 1,
};

/** The order whose parcel it is: to a buyer in Brooklyn. */
export const order = orderSchema.parse({
  tenant: parcel.tenant,
  orderId: parcel.orderId,
  version: 1,
  reference: 'PO-1',
  channel: { source: 'API', externalId: 'PO-1' },
  buyer: { name: 'Ann Buyer', email: 'ann@example.com', language: 'en' },
  shipTo: {
    name: 'Ann Buyer',
    lines: ['7 Elm St'],
    city: 'Brooklyn',
    region: 'NY',
    postalCode: '11201-0042',
    country: 'US',
  },
  lines: [
    { lineId: '1', sku: 'LAMP', quantity: 1, unitPrice: { amount: '9.00', currency: 'USD' } },
  ],
  policy: 'FILL_ALL',
  speed: 'STANDARD',
  options: [],
  packaging: { kind: 'STANDARD' },
  holds: [],
  fulfilmentCount: 1,
  createdAt: hours(0),
  updatedAt: hours(0),
});

/** Its key is made of what it tells. */
export function told(
  milestone: ParcelEvent['milestone'],
  hour: number,
  more: Partial<ParcelEvent> = {},
): ParcelEvent {
  return {
    key: `${milestone}-${hour}`,
    milestone,
    occurredAt: hours(hour),
    occurredAtRaw: hours(hour),
    tzSource: 'explicit',
    receivedAt: hours(hour),
    carrier: 'USPS',
    trackingNumber: NUMBER,
    text: milestone,
    providerStatus: milestone,
    rawKey: 'raw',
    ...more,
  };
}

export function aReport(
  events: readonly ParcelEvent[],
  more: Partial<ParcelReport> = {},
): ParcelReport {
  return {
    provider: 'easypost',
    trackingNumber: NUMBER,
    carrier: 'USPS',
    events,
    statedAt: START,
    ...more,
  };
}
