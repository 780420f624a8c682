/** An order's parcel and a return, as the counting knows them. */
import { returnSchema, type Return } from '../../../../domain/return/return.ts';
import { fulfilmentSchema, type Fulfilment } from '../../../../domain/order/fulfilment.ts';
import { orderSchema, type Order } from '../../../../domain/order/order.ts';
import { T0, tenant } from '../../../support/example-shipment.ts';

const ULID = '01KADHNJS8ZBV7P3GJX6BWQ5TE';

export function anOrder(changed: object = {}): Order {
  return orderSchema.parse({
    ...{ tenant, orderId: `ord_${ULID}`, version: 1, reference: '1001' },
    channel: { source: 'SHOPIFY', shop: 'lumio.myshopify.com', externalId: '1001' },
    buyer: { name: 'Ann Lee', language: 'en' },
    shipTo: {
      ...{ name: 'Ann Lee', lines: ['1 Main St'], city: 'Austin', region: 'TX' },
      ...{ postalCode: '78701', country: 'US' },
    },
    lines: [{ lineId: '1', sku: 'LAMP-1', quantity: 2 }],
    ...{ policy: 'FILL_ALL', speed: 'STANDARD', options: [], packaging: { kind: 'STANDARD' } },
    ...{ holds: [], fulfilmentCount: 1, createdAt: T0, updatedAt: T0 },
    ...changed,
  });
}

export function aFulfilment(changed: object = {}): Fulfilment {
  return fulfilmentSchema.parse({
    ...{ tenant, orderId: `ord_${ULID}`, n: 1, version: 1, epoch: 1, attempt: 1 },
    ...{ status: 'DELIVERED', statusSince: '2026-11-05T10:00:00.000Z', allocation: [], floor: {} },
    warehouseId: 'US-LAX',
    shippedAt: '2026-11-03T10:00:00.000Z',
    lines: [
      { lineId: '1', sku: 'LAMP-1', quantity: 2 },
      { lineId: '2', sku: 'SPKR-1', quantity: 1 },
    ],
    ...{ createdAt: T0, updatedAt: T0 },
    ...changed,
  });
}

export function aReturn(changed: object = {}): Return {
  const record = {
    ...{ tenant, returnId: `ret_${ULID}`, version: 1, epoch: 1, kind: 'CUSTOMER' },
    ...{ orderId: `ord_${ULID}`, resolution: 'REFUND', deskId: 'box-1', claimsOrderLines: true },
    channel: { source: 'SHOPIFY' },
    lines: [{ lineId: '1', sku: 'LAMP-1', quantity: 1, reason: 'NOT_AS_DESCRIBED' }],
    ...{ trackingNumbers: [], refunds: [], graded: [], works: [] },
    ...{
      status: 'APPROVED',
      warehouseId: 'US-LAX',
      since: { APPROVED: '2026-11-10T01:00:00.000Z' },
    },
    ...{ createdAt: '2026-11-10T00:00:00.000Z', updatedAt: T0, statusSince: T0 },
    ...changed,
  };
  // Without what is undefined: a status may have fewer fields.
  return returnSchema.parse(JSON.parse(JSON.stringify(record)));
}

export const completed = {
  status: 'COMPLETED',
  closedAt: '2026-11-12T00:00:00.000Z',
  closeReason: 'done',
  since: { APPROVED: '2026-11-10T01:00:00.000Z', PROCESSING: '2026-11-11T00:00:00.000Z' },
  graded: [
    {
      ...{ groupId: 'g1', sku: 'LAMP-1', quantity: 1, reception: 'RECEIVED', why: [] },
      ...{ grade: 'A_SELLABLE', fault: 'SELLABLE', used: false, disposition: 'RESTOCK' },
      recovery: { amount: '17.90', currency: 'USD' },
    },
  ],
};
