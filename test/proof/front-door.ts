/** Every resource of the API in one process, over a table in memory: the real handlers behind the lines of infra/routes.ts. */
import { performance } from 'node:perf_hooks';
import { createDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { createEndpointStore } from '../../adapters/dynamodb/endpoint-store.ts';
import { tenantSchema } from '../../domain/kernel/ids.ts';
import { fromEpochMs, toEpochMs } from '../../domain/kernel/time.ts';
import { createInsightStore } from '../../adapters/dynamodb/insight-store.ts';
import { createShopStore } from '../../adapters/dynamodb/shop-store.ts';
import { createStockWatchStore } from '../../adapters/dynamodb/stock-watch-store.ts';
import { createRemovalStore } from '../../adapters/dynamodb/removal-store.ts';
import { createRemovalReturns } from '../../domain/removal/removal-returns.ts';
import { insightsRoutes } from '../../functions/api/insights/insights-handler.ts';
import { openApiRoutes } from '../../functions/api/openapi/openapi-handler.ts';
import { ordersRoutes } from '../../functions/api/orders/orders-handler.ts';
import { removalsRoutes } from '../../functions/api/removals/removals-handler.ts';
import { returnsRoutes } from '../../functions/api/returns/returns-handler.ts';
import { shopsRoutes } from '../../functions/api/shops/shops-handler.ts';
import { stockAlertsRoutes } from '../../functions/api/stock-alerts/stock-alerts-handler.ts';
import { digestIdOf } from '../../functions/runtime/digest-id-of.ts';
import { orderIdOf } from '../../functions/runtime/order-id.ts';
import { createReceiveShopWebhookHandler } from '../../functions/shop-webhooks/receive-shop-webhook.ts';
import { casesRoutes } from '../../functions/api/cases/cases-handler.ts';
import { consoleRoutes } from '../../functions/api/console/serve-console.ts';
import { handler as health } from '../../functions/api/health/health.lambda.ts';
import { inventoryRoutes } from '../../functions/api/inventory/inventory-handler.ts';
import { operationsRoutes } from '../../functions/api/operations/operations-handler.ts';
import { ratesRoutes } from '../../functions/api/rates/rates-handler.ts';
import { returnPolicyRoutes } from '../../functions/api/return-policy/return-policy-handler.ts';
import { shipmentsRoutes } from '../../functions/api/shipments/shipments-handler.ts';
import { skusRoutes } from '../../functions/api/skus/skus-handler.ts';
import { trackingsRoutes } from '../../functions/api/trackings/trackings-handler.ts';
import { webhookEndpointsRoutes } from '../../functions/api/webhook-endpoints/webhook-endpoints-handler.ts';
import { warehousesRoutes } from '../../functions/api/warehouses/warehouses-handler.ts';
import { httpHandler } from '../../functions/runtime/http-handler.ts';
import type { HttpResult } from '../../functions/runtime/http-message.ts';
import { signalling, waking } from '../../functions/runtime/ports.ts';
import type { Route } from '../../functions/runtime/router.ts';
import { createReceiveWebhookHandler } from '../../functions/webhooks/receive-webhook.ts';
import { ROUTES, type Resource } from '../../infra/routes.ts';
import { T0 } from '../support/example-shipment.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import { worldStores } from '../support/world/world-stores.ts';
import {
  context,
  eventOf,
  sellerAuthorizer,
  staffAuthorizer,
  type Call,
  type HttpLambda,
} from '../unit/functions/lambda-event.ts';

export const OWNER = tenantSchema.parse('lumio');
export const RIVAL = tenantSchema.parse('rival');

export interface Answered extends HttpResult {
  readonly ms: number;
}

export function openFrontDoor() {
  const table = createMemoryTable();
  const stores = {
    ...worldStores(table),
    deliveries: createDeliveryStore(table),
    endpoints: createEndpointStore(table),
    insights: createInsightStore(table),
    removals: createRemovalStore(table),
    shops: createShopStore(table),
    watches: createStockWatchStore(table),
  };
  let ids = 0;
  let passed = 0;
  const now = () => fromEpochMs(toEpochMs(T0) + passed * 1000);
  const newId = () => `01KADHNJS8ZBV7P3GJX6${String((ids += 1)).padStart(6, '0')}`;
  const rendezvous = { waits: stores.waits, tokens: { send: async () => 'sent' as const } };
  const uploaded = new Set<string>();
  const kept = new Map<string, Uint8Array>();
  const ports = {
    ...stores,
    now,
    newId,
    signal: signalling(rendezvous, now),
    wake: waking(rendezvous, now),
    newSecret: () => `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    enqueue: async () => undefined,
    orderIdOf,
    returnsDesk: createRemovalReturns({ returns: stores.returns, now, idOf: digestIdOf }),
    mayBeLoopback: false,
    loopbackAllowed: false,
    links: {
      download: async (key: string, fileName: string) => `https://files.test/${key}?as=${fileName}`,
      upload: async (key: string, contentType: string) => ({
        url: 'https://files.test/',
        fields: { key, 'Content-Type': contentType },
        expiresInSeconds: 600,
      }),
      exists: async (key: string) => uploaded.has(key),
    },
  };

  const tables: Partial<Record<Resource, readonly Route[]>> = {
    cases: casesRoutes(ports),
    console: consoleRoutes(new Map()),
    insights: insightsRoutes(ports),
    inventory: inventoryRoutes(ports),
    openapi: openApiRoutes(),
    orders: ordersRoutes(ports),
    removals: removalsRoutes(ports),
    returns: returnsRoutes(ports),
    shops: shopsRoutes(ports),
    'stock-alerts': stockAlertsRoutes(ports),
    operations: operationsRoutes(ports),
    rates: ratesRoutes(ports),
    'return-policy': returnPolicyRoutes(ports),
    shipments: shipmentsRoutes(ports),
    skus: skusRoutes(ports),
    trackings: trackingsRoutes(ports),
    warehouses: warehousesRoutes(ports),
    'webhook-endpoints': webhookEndpointsRoutes(ports),
  };
  const lambdas = new Map<string, HttpLambda>([
    ['health', health],
    [
      'shop-webhooks',
      createReceiveShopWebhookHandler({
        now,
        shops: stores.shops,
        keepRaw: async (key, body) => void kept.set(key, body),
        enqueue: async () => undefined,
      }),
    ],
    [
      'webhooks',
      createReceiveWebhookHandler({
        now,
        partners: stores.partners,
        keepRaw: async (key, body) => void kept.set(key, body),
        enqueue: async () => undefined,
      }),
    ],
    ...Object.entries(tables).map(([resource, routes]): [string, HttpLambda] => [
      resource,
      httpHandler(resource, routes),
    ]),
  ]);
  const shapes = new Map<string, Route['shape']>(
    Object.values(tables).flatMap((routes) =>
      routes.map((route) => [`${route.method} ${route.path}`, route.shape] as const),
    ),
  );

  /** As API Gateway calls the function of this line; what the function throws is thrown. */
  async function send(line: string, call: Call): Promise<Answered> {
    const resource = ROUTES.find(([route]) => route === line)?.[1] ?? '';
    const lambda = lambdas.get(resource);
    if (!lambda) throw new Error(`no function for ${line}`);
    const began = performance.now();
    const result = await lambda(eventOf(call), context);
    return { ...result, ms: performance.now() - began };
  }

  return {
    ...stores,
    table,
    now,
    uploaded,
    kept,
    /** What a line reads; absent for health and webhooks. */
    shapeOf: (line: string) => shapes.get(line),
    lines: shapes,
    send,
    pass: (seconds: number) => {
      passed += seconds;
    },
  };
}
export type FrontDoor = ReturnType<typeof openFrontDoor>;

/** What the authorizer of the line tells the function about this caller. */
export function authorizerOf(line: string, tenant: string): object | undefined {
  const access = ROUTES.find(([route]) => route === line)?.[2];
  if (access === 'none') return undefined;
  return access === 'operations' ? staffAuthorizer() : sellerAuthorizer(tenant);
}
