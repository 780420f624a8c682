/** A buyer's order of two lamps, and the parcel that it became. */
import { orderIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { addSeconds, toTimestamp } from '../../domain/kernel/time.ts';
import { fulfilmentSchema, type Fulfilment } from '../../domain/order/fulfilment.ts';
import { orderSchema, type Order } from '../../domain/order/order.ts';

const PLACED = toTimestamp('2026-11-10T08:00:00Z');
export const minutes = (n: number) => addSeconds(PLACED, n * 60);
export const shopper = {
  tenant: tenantSchema.parse('lumio'),
  orderId: orderIdSchema.parse('ord_01KADHNJS8ZBV7P3GJX6BWQ0R1'),
};

export function anOrder(more: Partial<Order> = {}): Order {
  return orderSchema.parse({
    ...shopper,
    version: 1,
    reference: 'PO-1001',
    channel: { source: 'SHOPIFY', shop: 'lumio.myshopify.com', externalId: '820982911946154508' },
    buyer: { name: 'Ana <b>', email: 'ana@buyer.example', language: 'en' },
    shipTo: {
      name: 'Ana',
      lines: ['1 Main St'],
      city: 'Newark',
      region: 'NJ',
      postalCode: '07102',
      country: 'US',
    },
    lines: [{ lineId: '1', sku: 'LAMP-1', quantity: 2, externalLineId: '466157049' }],
    policy: 'FILL_ALL',
    speed: 'STANDARD',
    options: [],
    packaging: { kind: 'STANDARD' },
    holds: [],
    fulfilmentCount: 1,
    createdAt: PLACED,
    updatedAt: PLACED,
    ...more,
  });
}

/** Shipped an hour after the order was placed. */
export function aFulfilment(more: Partial<Fulfilment> = {}): Fulfilment {
  return fulfilmentSchema.parse({
    ...shopper,
    n: 1,
    version: 6,
    status: 'SHIPPED',
    statusSince: minutes(60),
    epoch: 1,
    attempt: 1,
    warehouseId: 'US-EWR',
    lines: [{ lineId: '1', sku: 'LAMP-1', quantity: 2 }],
    allocation: [],
    label: {
      labelReference: `${shopper.orderId}-1-1`,
      carrier: 'USPS',
      serviceId: 'USPS_PRIORITY',
      trackingNumber: '9400111206206406260787',
      carrierShipmentId: 'shp_abc',
      price: { amount: '7.10', currency: 'USD' },
      labelKey: 'T/lumio/label.pdf',
      boughtAt: minutes(50),
    },
    floor: {},
    shippedAt: minutes(60),
    createdAt: PLACED,
    updatedAt: minutes(60),
    ...more,
  });
}
