/**
 * One request of each line that the owner may send: what a stranger repeats in the tenants' proof, and what the proof of bad
 * input spoils. `{name}` in a path is the owner's own; a body may be made of what is there.
 */
import { lampBody, requestBody } from '../support/example-shipment.ts';

export interface ValidRequest {
  readonly body?: unknown;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const {
  tenant: _,
  version: __,
  createdAt: ___,
  updatedAt: ____,
  reviewStatus: _____,
  approvedAt: ______,
  ...lamp
} = lampBody;
const nothing: ValidRequest = {};
const decision = { body: { option: 'paid', note: 'by bank' } };
const rules = { body: {} };

const picture = { fileName: 'lamp.jpg', contentType: 'image/jpeg' };
const order = {
  reference: 'PO-1',
  shipTo: {
    name: 'Ana',
    lines: ['1 Main St'],
    city: 'Newark',
    region: 'NJ',
    postalCode: '07102',
    country: 'US',
  },
  lines: [{ sku: 'LAMP-1', quantity: 1 }],
  packaging: { kind: 'SELLER', materialSku: 'LAMP-1' },
};

const relay = {
  ...order,
  reference: 'PO-2',
  shipTo: { ...order.shipTo, name: 'Amazon.com Services LLC' },
  lines: [{ sku: 'LAMP-1', quantity: 1, fnsku: 'X001ABC2DE' }],
  relay: { fbaShipmentId: 'FBA15H2XQ8KS', fulfilmentCenter: 'EWR4' },
};

export const VALID: Readonly<Record<string, ValidRequest>> = {
  'GET /health': nothing,
  'POST /skus': { body: lamp, headers: { 'idempotency-key': 'sku-1' } },
  'GET /skus': nothing,
  'GET /skus/{sku}': nothing,
  'PUT /skus/{sku}': { body: lamp },
  'GET /warehouses': nothing,
  'GET /warehouses/{warehouseId}': nothing,
  'POST /shipments': { body: requestBody, headers: { 'idempotency-key': 'shipment-1' } },
  'GET /shipments': nothing,
  'GET /shipments/{shipmentId}': nothing,
  'GET /shipments/{shipmentId}/timeline': nothing,
  'POST /shipments/{shipmentId}/submit': nothing,
  'PUT /shipments/{shipmentId}/content': {
    body: {
      cartons: requestBody.cartons,
      declaredLines: requestBody.declaredLines,
      invoice: requestBody.invoice,
    },
  },
  'POST /shipments/{shipmentId}/accept-quote': nothing,
  'POST /shipments/{shipmentId}/cancel': { body: { reason: 'no more' } },
  'POST /shipments/{shipmentId}/pay-duty': { body: { note: 'by bank' } },
  'GET /shipments/{shipmentId}/documents': nothing,
  'POST /shipments/{shipmentId}/documents': {
    body: { kind: 'MSDS', fileName: 'msds.pdf', contentType: 'application/pdf' },
    headers: { 'idempotency-key': 'document-1' },
  },
  'GET /shipments/{shipmentId}/receipts': nothing,
  'GET /inventory': nothing,
  'POST /rates': {
    body: {
      shipTo: { country: 'US', postalCode: '90001' },
      parcel: { weightG: 900, dimensions: { lengthMm: 300, widthMm: 200, heightMm: 100 } },
      speed: 'STANDARD',
    },
  },
  'GET /openapi.json': nothing,
  'POST /orders': { body: order },
  'POST /{ordersBatch}': { body: { orders: [relay] } },
  'GET /orders': nothing,
  'GET /orders/{orderId}': nothing,
  'GET /orders/{orderId}/timeline': nothing,
  'GET /orders/{orderId}/label': nothing,
  'POST /orders/{orderId}/cancel': { body: { reason: 'no more' } },
  'PUT /orders/{orderId}/address': { body: order.shipTo },
  'POST /orders/{orderId}/holds': { body: { note: 'who is this?' } },
  'POST /orders/{orderId}/holds/{holdId}/release': nothing,
  'GET /operations/trackings/{trackingNumber}': nothing,
  'POST /shops': {
    body: {
      source: 'SHOPIFY',
      shop: 'lumio.myshopify.com',
      endpoint: 'https://lumio.myshopify.com',
      accessToken: 'shpat_0123456789abcdef',
      webhookSecret: 'a secret of the shop',
    },
  },
  'GET /shops': nothing,
  'POST /shops/{source}/{shop}/secrets': { body: { webhookSecret: 'another secret' } },
  'DELETE /shops/{source}/{shop}': nothing,
  'POST /returns': {
    body: {
      orderId: 'ord_01KADHNJS8ZBV7P3GJX6ZZZZZZ',
      lines: [{ sku: 'LAMP-1', quantity: 1, reason: 'DEFECTIVE' }],
    },
  },
  'GET /returns': nothing,
  'POST /returns/recalls': {
    body: {
      warehouseId: 'US-LAX',
      from: { place: 'FBA', name: 'ONT8' },
      lines: [{ sku: 'LAMP-1', quantity: 2 }],
      reference: 'T-1',
    },
  },
  'GET /returns/{returnId}': nothing,
  'GET /returns/{returnId}/timeline': nothing,
  'POST /returns/{returnId}/decision': { body: { option: 'approve' } },
  'POST /returns/{returnId}/cancel': { body: { reason: 'kept' } },
  'POST /returns/{returnId}/photos': { body: picture },
  'GET /returns/{returnId}/photos': nothing,
  'GET /returns/{returnId}/documents': nothing,
  'POST /returns/{returnId}/proof': { body: { ...picture, workId: 'w1' } },
  'POST /returns/{returnId}/proof/confirm': { body: { photoId: 'p1' } },
  'GET /operations/returns': { query: 'tenant=lumio' },
  'GET /operations/returns/{tenant}/{returnId}': nothing,
  'GET /operations/returns/{tenant}/{returnId}/timeline': nothing,
  'GET /operations/returns/{tenant}/{returnId}/photos': nothing,
  'POST /operations/returns/{tenant}/{returnId}/proof': { body: { ...picture, workId: 'w1' } },
  'POST /operations/returns/{tenant}/{returnId}/proof/confirm': { body: { photoId: 'p1' } },
  'GET /insights/returns': { query: 'from=2026-11-01&to=2026-11-30' },
  'GET /insights/stock': nothing,
  'GET /skus/{sku}/safety-stock': nothing,
  'PUT /skus/{sku}/safety-stock': { body: { threshold: 500 } },
  'DELETE /skus/{sku}/safety-stock': nothing,
  'GET /inventory/alerts': nothing,
  'POST /inventory/alerts/{sku}/acknowledgement': nothing,
  'POST /removals/imports': { body: 'request-date,order-id,order-type\n' },
  'POST /removals': {
    body: { orderId: 'FBA-1', lines: [{ sku: 'LAMP-1', quantity: 3 }] },
  },
  'GET /removals': nothing,
  'GET /removals/{removalId}': nothing,
  'POST /removals/{removalId}/decision': { body: { option: 'DISPOSE' } },
  'GET /operations/orders': { query: 'tenant=lumio' },
  'GET /operations/orders/{tenant}/{orderId}': nothing,
  'GET /operations/orders/{tenant}/{orderId}/timeline': nothing,
  'GET /operations/search': { query: 'q=PO-1' },
  'GET /operations/sellers': nothing,
  'GET /operations/webhook-endpoints': { query: 'tenant=lumio' },
  'GET /operations/webhook-endpoints/{tenant}/{endpointId}/deliveries': nothing,
  'POST /operations/webhook-deliveries/{tenant}/{deliveryId}/replay': nothing,
  'GET /operations/outbox': nothing,
  'POST /webhooks/shopify': { body: {} },
  'POST /webhooks/woocommerce': { body: {} },
  'GET /trackings/{trackingNumber}': nothing,
  'GET /where-is-my-parcel': { query: 'number=1Z5R89390357567127&postalCode=11201' },
  'GET /return-policy': nothing,
  'PUT /return-policy': rules,
  'GET /return-policy/skus/{sku}': nothing,
  'PUT /return-policy/skus/{sku}': rules,
  'DELETE /return-policy/skus/{sku}': nothing,
  'POST /webhook-endpoints': {
    body: { url: 'https://hooks.lumio.example/portage', topics: ['*'] },
    headers: { 'idempotency-key': 'endpoint-1' },
  },
  'GET /webhook-endpoints': nothing,
  'GET /webhook-endpoints/{endpointId}': nothing,
  'DELETE /webhook-endpoints/{endpointId}': nothing,
  'POST /webhook-endpoints/{endpointId}/rotate-secret': nothing,
  'POST /webhook-endpoints/{endpointId}/enable': nothing,
  'POST /webhook-endpoints/{endpointId}/test': nothing,
  'GET /webhook-endpoints/{endpointId}/deliveries': nothing,
  'POST /webhook-deliveries/{deliveryId}/replay': nothing,
  'GET /cases': nothing,
  'GET /cases/{caseId}': nothing,
  'POST /cases/{caseId}/decision': decision,
  'GET /operations/cases': nothing,
  'GET /operations/cases/{caseId}': nothing,
  'POST /operations/cases/{caseId}/decision': decision,
  'POST /operations/skus/{tenant}/{sku}/review': { body: { kind: 'APPROVE' } },
  'GET /operations/shipments': { query: 'tenant=lumio' },
  'GET /operations/shipments/{tenant}/{shipmentId}/timeline': nothing,
  'GET /operations/webhooks/unmatched': nothing,
  'GET /console': nothing,
  'GET /console/{file}': nothing,
  'POST /webhooks/{source}': { body: {} },
};
