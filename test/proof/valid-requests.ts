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
  'GET /operations/shipments/{tenant}/{shipmentId}/timeline': nothing,
  'GET /operations/webhooks/unmatched': nothing,
  'GET /console': nothing,
  'GET /console/{file}': nothing,
  'POST /webhooks/{source}': { body: {} },
};
