import { IllegalTransition, NotFound } from '../../../domain/kernel/domain-error.ts';
import type { SkuCode, Tenant } from '../../../domain/kernel/ids.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import {
  acknowledge,
  type StockWatch,
  type StockWatchStore,
} from '../../../domain/stock/stock-watch.ts';
import { watchStock, type WatchStockPorts } from '../../../domain/stock/watch-stock.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { listAlertsQuery, safetyStockRequest, skuParams } from './contract.ts';
import { viewOf } from './safety-stock-view.ts';

export interface StockAlertsPorts extends WatchStockPorts {
  readonly watches: StockWatchStore;
  readonly skus: Pick<SkuStore, 'find'>;
}

/** Safety stock and its alerts (M-082). */
export const stockAlertsRoutes = (ports: StockAlertsPorts) => [
  readSafetyStock(ports),
  setSafetyStock(ports),
  dropSafetyStock(ports),
  listAlerts(ports),
  acknowledgeAlert(ports),
];

export const createStockAlertsHandler = (ports: StockAlertsPorts) =>
  httpHandler('stock-alerts', stockAlertsRoutes(ports));

const readSafetyStock = (ports: StockAlertsPorts) =>
  sellerRoute('GET', '/skus/{sku}/safety-stock', 'inventory:read', {
    params: skuParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { sku } }) => {
      return { status: 200, body: viewOf(await mustFind(ports, tenant, sku)) };
    },
  });

/** Looks at the stock at once: a threshold above it opens an alert. */
const setSafetyStock = (ports: StockAlertsPorts) =>
  sellerRoute('PUT', '/skus/{sku}/safety-stock', 'skus:write', {
    params: skuParams,
    query: noQuery,
    body: safetyStockRequest,
    handle: async ({ caller: { tenant }, params: { sku }, body: { threshold } }) => {
      if (!(await ports.skus.find(tenant, sku))) throw new NotFound('SKU');
      const before = await ports.watches.find(tenant, sku);
      const version = (before?.version ?? 0) + 1;
      const next = { ...before, tenant, sku, version, threshold, updatedAt: ports.now() };
      if (before?.threshold !== threshold) await ports.watches.save(next);
      return { status: 200, body: viewOf((await watchStock(ports, tenant, sku)) ?? next) };
    },
  });

/** Idempotent; its alert goes with it. */
const dropSafetyStock = (ports: StockAlertsPorts) =>
  sellerRoute('DELETE', '/skus/{sku}/safety-stock', 'skus:write', {
    params: skuParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { sku } }) => {
      const watch = await ports.watches.find(tenant, sku);
      if (watch) await ports.watches.remove(watch);
      return { status: 204 };
    },
  });

const listAlerts = (ports: StockAlertsPorts) =>
  sellerRoute('GET', '/inventory/alerts', 'inventory:read', {
    params: noParams,
    query: listAlertsQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query: { status } }) => {
      const watches = await ports.watches.all(tenant);
      const fits = ({ alert }: StockWatch) =>
        alert !== undefined && (status === undefined || alert.status === status);
      return { status: 200, body: { data: watches.filter(fits).map(viewOf) } };
    },
  });

/** Seen by a person; the same again is no news. Only the stock resolves it. */
const acknowledgeAlert = (ports: StockAlertsPorts) =>
  sellerRoute('POST', '/inventory/alerts/{sku}/acknowledgement', 'skus:write', {
    params: skuParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant, actor }, params: { sku } }) => {
      const watch = await mustFind(ports, tenant, sku);
      const status = watch.alert?.status ?? 'RESOLVED';
      if (status === 'RESOLVED')
        throw new IllegalTransition('StockAlert', status, 'acknowledge', []);
      const next = acknowledge(watch, actor, ports.now());
      if (next) await ports.watches.save(next);
      return { status: 200, body: viewOf(next ?? watch) };
    },
  });

async function mustFind(
  { watches }: StockAlertsPorts,
  tenant: Tenant,
  sku: SkuCode,
): Promise<StockWatch> {
  const watch = await watches.find(tenant, sku);
  if (!watch) throw new NotFound('safety stock');
  return watch;
}
