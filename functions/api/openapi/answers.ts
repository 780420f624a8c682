/** What each route answers when all goes well, and in a few words what it is for. What it reads, the route itself says. */
import type { z } from 'zod';
import { warehouseSchema } from '../../../domain/warehouse/warehouse.ts';
import * as cases from '../cases/contract.ts';
import * as insights from '../insights/contract.ts';
import * as inventory from '../inventory/contract.ts';
import * as operations from '../operations/contract.ts';
import * as orders from '../orders/contract.ts';
import * as rates from '../rates/contract.ts';
import * as removals from '../removals/contract.ts';
import * as returnPolicy from '../return-policy/contract.ts';
import * as returns from '../returns/contract.ts';
import * as shipments from '../shipments/contract.ts';
import * as shops from '../shops/contract.ts';
import * as skus from '../skus/contract.ts';
import * as stockAlerts from '../stock-alerts/contract.ts';
import * as trackings from '../trackings/contract.ts';
import * as warehouses from '../warehouses/contract.ts';
import * as endpoints from '../webhook-endpoints/contract.ts';

export interface Described {
  readonly summary: string;
  readonly status: 200 | 201 | 202 | 204;
  /** Absent: no body. */
  readonly body?: z.ZodType;
  /** It needs an Idempotency-Key: the same key and payload answer the same again. */
  readonly once?: true;
}

const ok = (summary: string, body: z.ZodType): Described => ({ summary, status: 200, body });
const accepted = (summary: string, body: z.ZodType): Described => ({ summary, status: 202, body });
const created = (summary: string, body: z.ZodType): Described => ({ summary, status: 201, body });
const gone = (summary: string): Described => ({ summary, status: 204 });
const once = (described: Described): Described => ({ ...described, once: true });

export const ANSWERS: Readonly<Record<string, Described>> = {
  'POST /skus': once(created('Register a SKU', skus.skuView)),
  'GET /skus': ok('List SKUs', skus.skuPage),
  'GET /skus/{sku}': ok('Read a SKU', skus.skuView),
  'PUT /skus/{sku}': ok('Change a SKU; it is reviewed anew', skus.skuView),

  'GET /warehouses': ok('List warehouses', warehouses.warehouseList),
  'GET /warehouses/{warehouseId}': ok('Read a warehouse', warehouseSchema),

  'POST /shipments': once(accepted('Announce an inbound shipment', shipments.shipmentAccepted)),
  'GET /shipments': ok('List shipments', shipments.shipmentPage),
  'GET /shipments/{shipmentId}': ok('Read a shipment', shipments.shipmentDetail),
  'GET /shipments/{shipmentId}/timeline': ok('Follow a shipment', shipments.timelineView),
  'POST /shipments/{shipmentId}/submit': accepted('Submit a draft', shipments.shipmentAccepted),
  'PUT /shipments/{shipmentId}/content': accepted(
    'Amend what it holds',
    shipments.shipmentAccepted,
  ),
  'POST /shipments/{shipmentId}/accept-quote': accepted(
    'Accept its quote',
    shipments.shipmentAccepted,
  ),
  'POST /shipments/{shipmentId}/cancel': accepted('Cancel it', shipments.shipmentAccepted),
  'POST /shipments/{shipmentId}/pay-duty': accepted(
    'Say that the duty is paid (DAP)',
    shipments.shipmentAccepted,
  ),
  'GET /shipments/{shipmentId}/documents': ok('List its documents', shipments.documentList),
  'POST /shipments/{shipmentId}/documents': once(
    created('Get a form to upload a document', shipments.uploadGranted),
  ),
  'GET /shipments/{shipmentId}/receipts': ok('Read what was received', shipments.receiptView),

  'GET /inventory': ok('List stock by SKU, warehouse, status and bin', inventory.inventoryPage),
  'GET /skus/{sku}/safety-stock': ok('Read a safety stock', stockAlerts.safetyStockView),
  'PUT /skus/{sku}/safety-stock': ok('Set a safety stock', stockAlerts.safetyStockView),
  'DELETE /skus/{sku}/safety-stock': gone('Drop a safety stock'),
  'GET /inventory/alerts': ok('List alerts of low stock', stockAlerts.alertList),
  'POST /inventory/alerts/{sku}/acknowledgement': ok(
    'Acknowledge an alert',
    stockAlerts.safetyStockView,
  ),

  'POST /rates': ok('Ask for rates of the last mile', rates.ratesView),

  'POST /orders': once(accepted('Place an order', orders.orderAccepted)),
  'POST /{ordersBatch}': once(ok('Place up to 100 orders (orders:batch)', orders.batchAnswer)),
  'GET /orders': ok('List orders', orders.orderPage),
  'GET /orders/{orderId}': ok('Read an order', orders.orderDetail),
  'GET /orders/{orderId}/timeline': ok('Follow an order', orders.orderTimelineView),
  'GET /orders/{orderId}/label': ok('Get links to its labels', orders.labelList),
  'POST /orders/{orderId}/cancel': accepted('Cancel an order', orders.orderAccepted),
  'PUT /orders/{orderId}/address': accepted('Correct its address', orders.orderAccepted),
  'POST /orders/{orderId}/holds': once(accepted('Put a hold on it', orders.orderAccepted)),
  'POST /orders/{orderId}/holds/{holdId}/release': accepted('Release a hold', orders.orderAccepted),
  'GET /trackings/{trackingNumber}': ok('Follow a parcel', trackings.trackingView),
  'GET /where-is-my-parcel': ok('Tell a buyer where the parcel is', trackings.parcelAnswer),

  'POST /shops': created('Connect a shop', shops.shopView),
  'GET /shops': ok('List connected shops', shops.shopList),
  'POST /shops/{source}/{shop}/secrets': ok('Rotate a shop’s secrets', shops.shopView),
  'DELETE /shops/{source}/{shop}': gone('Disconnect a shop'),

  'POST /returns': once(
    accepted('Ask for a return; it is decided at once', returns.returnAccepted),
  ),
  'POST /returns/recalls': once(
    accepted('Call units back that lie elsewhere', returns.recallAccepted),
  ),
  'GET /returns': ok('List returns', returns.returnPage),
  'GET /returns/{returnId}': ok('Read a return', returns.returnDetail),
  'GET /returns/{returnId}/timeline': ok('Follow a return', returns.returnTimeline),
  'POST /returns/{returnId}/decision': accepted('Decide about a return', returns.returnChanged),
  'POST /returns/{returnId}/cancel': accepted('Cancel a return', returns.returnChanged),
  'POST /returns/{returnId}/photos': once(
    created('Get a form to upload a photo', returns.photoGranted),
  ),
  'GET /returns/{returnId}/photos': ok('List its photos', returns.photoList),
  'GET /returns/{returnId}/documents': ok('List its papers', shipments.documentList),
  'POST /returns/{returnId}/proof': once(
    created('Get a form to upload a proof of destruction', returns.photoGranted),
  ),
  'POST /returns/{returnId}/proof/confirm': accepted(
    'Say that the proof is uploaded',
    returns.returnChanged,
  ),

  'GET /return-policy': ok('Read the return policy', returnPolicy.policyView),
  'PUT /return-policy': ok('State the return policy', returnPolicy.policyView),
  'GET /return-policy/skus/{sku}': ok('Read a SKU’s return policy', returnPolicy.skuPolicyView),
  'PUT /return-policy/skus/{sku}': ok('State a SKU’s return policy', returnPolicy.skuPolicyView),
  'DELETE /return-policy/skus/{sku}': gone('Forget a SKU’s return policy'),

  'POST /removals/imports': ok(
    'Import Amazon’s removal order detail report (text/csv)',
    removals.importView,
  ),
  'POST /removals': once(created('Note units at Amazon to be decided about', removals.removalView)),
  'GET /removals': ok('List FBA removals', removals.removalPage),
  'GET /removals/{removalId}': ok('Read an FBA removal', removals.removalView),
  'POST /removals/{removalId}/decision': ok(
    'Have the units sent to us, disposed of or liquidated',
    removals.removalView,
  ),

  'GET /insights/returns': ok(
    'Return rates, reasons, grades, recovery, cases by platform',
    insights.returnInsightsView,
  ),
  'GET /insights/stock': ok('Demand, days of stock, what to reorder', insights.stockInsightsView),

  'POST /webhook-endpoints': once(
    created('Name an endpoint for our webhooks', endpoints.endpointWithSecret),
  ),
  'GET /webhook-endpoints': ok('List endpoints', endpoints.endpointList),
  'GET /webhook-endpoints/{endpointId}': ok('Read an endpoint', endpoints.endpointView),
  'DELETE /webhook-endpoints/{endpointId}': gone('Remove an endpoint'),
  'POST /webhook-endpoints/{endpointId}/rotate-secret': once(
    ok('Get another secret', endpoints.endpointWithSecret),
  ),
  'POST /webhook-endpoints/{endpointId}/enable': ok('Enable it again', endpoints.endpointView),
  'POST /webhook-endpoints/{endpointId}/test': accepted(
    'Have a test posted',
    endpoints.deliveryView,
  ),
  'GET /webhook-endpoints/{endpointId}/deliveries': ok(
    'List what was posted there',
    endpoints.deliveryPage,
  ),
  'POST /webhook-deliveries/{deliveryId}/replay': accepted('Post it again', endpoints.deliveryView),

  'GET /cases': ok('List what you are asked', cases.casePage),
  'GET /cases/{caseId}': ok('Read a case', cases.caseView),
  'POST /cases/{caseId}/decision': ok('Decide a case', cases.caseView),

  'GET /operations/cases': ok('List cases of all sellers', cases.operationsCasePage),
  'GET /operations/cases/{caseId}': ok('Read a case', cases.operationsCaseView),
  'POST /operations/cases/{caseId}/decision': ok('Decide a case', cases.operationsCaseView),
  'POST /operations/skus/{tenant}/{sku}/review': ok('Review a SKU', skus.skuView),
  'GET /operations/shipments': ok('List shipments of a seller', shipments.operationsShipmentPage),
  'GET /operations/shipments/{tenant}/{shipmentId}/timeline': ok(
    'Follow a shipment',
    operations.operationsTimelineView,
  ),
  'GET /operations/search': ok(
    'Find what a number or an id means, over all sellers',
    operations.searchAnswer,
  ),
  'GET /operations/sellers': ok('List sellers', operations.sellerList),
  'GET /operations/orders': ok('List orders of a seller', orders.operationsOrderPage),
  'GET /operations/orders/{tenant}/{orderId}': ok('Read an order', orders.operationsOrderDetail),
  'GET /operations/orders/{tenant}/{orderId}/timeline': ok(
    'Follow an order',
    orders.orderTimelineView,
  ),
  'GET /operations/trackings/{trackingNumber}': ok('Follow a parcel', trackings.trackingView),
  'GET /operations/returns': ok('List returns of a seller', returns.operationsReturnPage),
  'GET /operations/returns/{tenant}/{returnId}': ok(
    'Read a return',
    returns.operationsReturnDetail,
  ),
  'GET /operations/returns/{tenant}/{returnId}/timeline': ok(
    'Follow a return',
    returns.returnTimeline,
  ),
  'GET /operations/returns/{tenant}/{returnId}/photos': ok('List its photos', returns.photoList),
  'POST /operations/returns/{tenant}/{returnId}/proof': once(
    created('Get a form to upload a proof of destruction', returns.photoGranted),
  ),
  'POST /operations/returns/{tenant}/{returnId}/proof/confirm': accepted(
    'Say that the proof is uploaded',
    returns.returnChanged,
  ),
  'GET /operations/webhooks/unmatched': ok(
    'List partners’ events of unknown numbers',
    operations.unmatchedPage,
  ),
  'GET /operations/webhook-endpoints': ok(
    'List where a seller hears of things',
    endpoints.endpointList,
  ),
  'GET /operations/webhook-endpoints/{tenant}/{endpointId}/deliveries': ok(
    'List what was posted there',
    endpoints.deliveryPage,
  ),
  'POST /operations/webhook-deliveries/{tenant}/{deliveryId}/replay': accepted(
    'Post it again',
    endpoints.deliveryView,
  ),
  'GET /operations/outbox': ok('List mails to buyers', operations.outboxPage),
};
