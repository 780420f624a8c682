import type { Access } from './constructs/http-api.ts';

/** The functions behind the API, by folder. */
export type Resource =
  | 'health'
  | 'openapi'
  | 'skus'
  | 'warehouses'
  | 'shipments'
  | 'inventory'
  | 'rates'
  | 'cases'
  | 'returns'
  | 'return-policy'
  | 'removals'
  | 'insights'
  | 'stock-alerts'
  | 'operations'
  | 'console'
  | 'trackings'
  | 'webhook-endpoints'
  | 'orders'
  | 'shops'
  | 'shop-webhooks'
  | 'webhooks';

type Line = readonly [route: string, resource: Resource, access: Access];

/** Every way in. The functions hold the same lines in their own route tables; a test compares the two. */
export const ROUTES: readonly Line[] = [
  ['GET /health', 'health', 'none'],
  ['GET /openapi.json', 'openapi', 'none'],

  ['POST /skus', 'skus', 'seller'],
  ['GET /skus', 'skus', 'seller'],
  ['GET /skus/{sku}', 'skus', 'seller'],
  ['PUT /skus/{sku}', 'skus', 'seller'],

  ['GET /warehouses', 'warehouses', 'seller'],
  ['GET /warehouses/{warehouseId}', 'warehouses', 'seller'],

  ['POST /shipments', 'shipments', 'seller'],
  ['GET /shipments', 'shipments', 'seller'],
  ['GET /shipments/{shipmentId}', 'shipments', 'seller'],
  ['GET /shipments/{shipmentId}/timeline', 'shipments', 'seller'],
  ['POST /shipments/{shipmentId}/submit', 'shipments', 'seller'],
  ['PUT /shipments/{shipmentId}/content', 'shipments', 'seller'],
  ['POST /shipments/{shipmentId}/accept-quote', 'shipments', 'seller'],
  ['POST /shipments/{shipmentId}/cancel', 'shipments', 'seller'],
  ['POST /shipments/{shipmentId}/pay-duty', 'shipments', 'seller'],
  ['GET /shipments/{shipmentId}/documents', 'shipments', 'seller'],
  ['POST /shipments/{shipmentId}/documents', 'shipments', 'seller'],
  ['GET /shipments/{shipmentId}/receipts', 'shipments', 'seller'],

  ['GET /inventory', 'inventory', 'seller'],

  ['POST /rates', 'rates', 'seller'],

  ['POST /orders', 'orders', 'seller'],
  // `POST /orders:batch` alone: whether a route of an HTTP API may hold a colon is nowhere said, a parameter may.
  ['POST /{ordersBatch}', 'orders', 'seller'],
  ['GET /orders', 'orders', 'seller'],
  ['GET /orders/{orderId}', 'orders', 'seller'],
  ['GET /orders/{orderId}/timeline', 'orders', 'seller'],
  ['GET /orders/{orderId}/label', 'orders', 'seller'],
  ['POST /orders/{orderId}/cancel', 'orders', 'seller'],
  ['PUT /orders/{orderId}/address', 'orders', 'seller'],
  ['POST /orders/{orderId}/holds', 'orders', 'seller'],
  ['POST /orders/{orderId}/holds/{holdId}/release', 'orders', 'seller'],

  ['GET /trackings/{trackingNumber}', 'trackings', 'seller'],
  ['GET /operations/trackings/{trackingNumber}', 'trackings', 'operations'],
  ['GET /where-is-my-parcel', 'trackings', 'none'],

  ['POST /shops', 'shops', 'seller'],
  ['GET /shops', 'shops', 'seller'],
  ['POST /shops/{source}/{shop}/secrets', 'shops', 'seller'],
  ['DELETE /shops/{source}/{shop}', 'shops', 'seller'],

  ['POST /returns', 'returns', 'seller'],
  ['POST /returns/recalls', 'returns', 'seller'],
  ['GET /returns', 'returns', 'seller'],
  ['GET /returns/{returnId}', 'returns', 'seller'],
  ['GET /returns/{returnId}/timeline', 'returns', 'seller'],
  ['POST /returns/{returnId}/decision', 'returns', 'seller'],
  ['POST /returns/{returnId}/cancel', 'returns', 'seller'],
  ['POST /returns/{returnId}/photos', 'returns', 'seller'],
  ['GET /returns/{returnId}/photos', 'returns', 'seller'],
  ['GET /returns/{returnId}/documents', 'returns', 'seller'],
  ['POST /returns/{returnId}/proof', 'returns', 'seller'],
  ['POST /returns/{returnId}/proof/confirm', 'returns', 'seller'],
  ['GET /operations/returns', 'returns', 'operations'],
  ['GET /operations/returns/{tenant}/{returnId}', 'returns', 'operations'],
  ['GET /operations/returns/{tenant}/{returnId}/timeline', 'returns', 'operations'],
  ['GET /operations/returns/{tenant}/{returnId}/photos', 'returns', 'operations'],
  ['POST /operations/returns/{tenant}/{returnId}/proof', 'returns', 'operations'],
  ['POST /operations/returns/{tenant}/{returnId}/proof/confirm', 'returns', 'operations'],

  ['GET /return-policy', 'return-policy', 'seller'],
  ['PUT /return-policy', 'return-policy', 'seller'],
  ['GET /return-policy/skus/{sku}', 'return-policy', 'seller'],
  ['PUT /return-policy/skus/{sku}', 'return-policy', 'seller'],
  ['DELETE /return-policy/skus/{sku}', 'return-policy', 'seller'],

  ['POST /webhook-endpoints', 'webhook-endpoints', 'seller'],
  ['GET /webhook-endpoints', 'webhook-endpoints', 'seller'],
  ['GET /webhook-endpoints/{endpointId}', 'webhook-endpoints', 'seller'],
  ['DELETE /webhook-endpoints/{endpointId}', 'webhook-endpoints', 'seller'],
  ['POST /webhook-endpoints/{endpointId}/rotate-secret', 'webhook-endpoints', 'seller'],
  ['POST /webhook-endpoints/{endpointId}/enable', 'webhook-endpoints', 'seller'],
  ['POST /webhook-endpoints/{endpointId}/test', 'webhook-endpoints', 'seller'],
  ['GET /webhook-endpoints/{endpointId}/deliveries', 'webhook-endpoints', 'seller'],
  ['POST /webhook-deliveries/{deliveryId}/replay', 'webhook-endpoints', 'seller'],
  ['GET /operations/webhook-endpoints', 'webhook-endpoints', 'operations'],
  [
    'GET /operations/webhook-endpoints/{tenant}/{endpointId}/deliveries',
    'webhook-endpoints',
    'operations',
  ],
  [
    'POST /operations/webhook-deliveries/{tenant}/{deliveryId}/replay',
    'webhook-endpoints',
    'operations',
  ],

  ['GET /insights/returns', 'insights', 'seller'],
  ['GET /insights/stock', 'insights', 'seller'],

  ['GET /skus/{sku}/safety-stock', 'stock-alerts', 'seller'],
  ['PUT /skus/{sku}/safety-stock', 'stock-alerts', 'seller'],
  ['DELETE /skus/{sku}/safety-stock', 'stock-alerts', 'seller'],
  ['GET /inventory/alerts', 'stock-alerts', 'seller'],
  ['POST /inventory/alerts/{sku}/acknowledgement', 'stock-alerts', 'seller'],

  ['POST /removals/imports', 'removals', 'seller'],
  ['POST /removals', 'removals', 'seller'],
  ['GET /removals', 'removals', 'seller'],
  ['GET /removals/{removalId}', 'removals', 'seller'],
  ['POST /removals/{removalId}/decision', 'removals', 'seller'],

  ['GET /cases', 'cases', 'seller'],
  ['GET /cases/{caseId}', 'cases', 'seller'],
  ['POST /cases/{caseId}/decision', 'cases', 'seller'],

  ['GET /operations/cases', 'operations', 'operations'],
  ['GET /operations/cases/{caseId}', 'operations', 'operations'],
  ['POST /operations/cases/{caseId}/decision', 'operations', 'operations'],
  ['POST /operations/skus/{tenant}/{sku}/review', 'operations', 'operations'],
  ['GET /operations/shipments', 'operations', 'operations'],
  ['GET /operations/shipments/{tenant}/{shipmentId}/timeline', 'operations', 'operations'],
  ['GET /operations/orders', 'operations', 'operations'],
  ['GET /operations/orders/{tenant}/{orderId}', 'operations', 'operations'],
  ['GET /operations/orders/{tenant}/{orderId}/timeline', 'operations', 'operations'],
  ['GET /operations/search', 'operations', 'operations'],
  ['GET /operations/sellers', 'operations', 'operations'],
  ['GET /operations/webhooks/unmatched', 'operations', 'operations'],
  ['GET /operations/outbox', 'operations', 'operations'],

  ['GET /console', 'console', 'none'],
  ['GET /console/{file}', 'console', 'none'],

  ['POST /webhooks/{source}', 'webhooks', 'none'],
  ['POST /webhooks/shopify', 'shop-webhooks', 'none'],
  ['POST /webhooks/woocommerce', 'shop-webhooks', 'none'],
];

/** Requests a second where anybody may guess: numbers and postal codes must not be tried by the million. */
export const LIMITS: Readonly<Record<string, { readonly rate: number; readonly burst: number }>> = {
  'GET /where-is-my-parcel': { rate: 20, burst: 40 },
};
