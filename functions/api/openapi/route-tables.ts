/**
 * The route tables of all resources that answer JSON, for whoever describes them. A table closes over its ports and uses them
 * only when it answers; here nothing is answered, so they are empty.
 */
import { z } from 'zod';
import type { Route } from '../../runtime/router.ts';
import { casesRoutes } from '../cases/cases-handler.ts';
import { insightsRoutes } from '../insights/insights-handler.ts';
import { inventoryRoutes } from '../inventory/inventory-handler.ts';
import { operationsRoutes } from '../operations/operations-handler.ts';
import { ordersRoutes } from '../orders/orders-handler.ts';
import { ratesRoutes } from '../rates/rates-handler.ts';
import { removalsRoutes } from '../removals/removals-handler.ts';
import { returnPolicyRoutes } from '../return-policy/return-policy-handler.ts';
import { returnsRoutes } from '../returns/returns-handler.ts';
import { shipmentsRoutes } from '../shipments/shipments-handler.ts';
import { shopsRoutes } from '../shops/shops-handler.ts';
import { skusRoutes } from '../skus/skus-handler.ts';
import { stockAlertsRoutes } from '../stock-alerts/stock-alerts-handler.ts';
import { trackingsRoutes } from '../trackings/trackings-handler.ts';
import { warehousesRoutes } from '../warehouses/warehouses-handler.ts';
import { webhookEndpointsRoutes } from '../webhook-endpoints/webhook-endpoints-handler.ts';

export const ROUTE_TABLES: Readonly<Record<string, readonly Route[]>> = {
  SKUs: tableOf(skusRoutes),
  Warehouses: tableOf(warehousesRoutes),
  Shipments: tableOf(shipmentsRoutes),
  Stock: [...tableOf(inventoryRoutes), ...tableOf(stockAlertsRoutes)],
  Rates: tableOf(ratesRoutes),
  Orders: tableOf(ordersRoutes),
  Parcels: tableOf(trackingsRoutes),
  Shops: tableOf(shopsRoutes),
  Returns: [...tableOf(returnsRoutes), ...tableOf(returnPolicyRoutes)],
  Removals: tableOf(removalsRoutes),
  Insights: tableOf(insightsRoutes),
  Webhooks: tableOf(webhookEndpointsRoutes),
  Cases: tableOf(casesRoutes),
  Operations: tableOf(operationsRoutes),
};

function tableOf<Ports>(
  routes: (ports: Ports) => readonly Route[],
  nothing: Ports = z.custom<Ports>().parse({}),
): readonly Route[] {
  return routes(nothing);
}
