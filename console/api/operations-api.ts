/** The operations API as the console calls it. */
import type { z } from 'zod';
import { operationsCasePage, operationsCaseView } from '../../functions/api/cases/contract.ts';
import {
  operationsTimelineView,
  outboxPage,
  searchAnswer,
  sellerList,
  unmatchedPage,
} from '../../functions/api/operations/contract.ts';
import {
  operationsOrderDetail,
  operationsOrderPage,
  orderTimelineView,
} from '../../functions/api/orders/contract.ts';
import {
  operationsReturnDetail,
  operationsReturnPage,
  photoList,
  returnTimeline,
} from '../../functions/api/returns/contract.ts';
import { operationsShipmentPage } from '../../functions/api/shipments/contract.ts';
import {
  deliveryPage,
  deliveryView,
  endpointList,
} from '../../functions/api/webhook-endpoints/contract.ts';
import { callsWith, pathOf, queryOf } from './api-call.ts';

export type OperationsCase = z.infer<typeof operationsCaseView>;
export type CaseFilter = {
  readonly status: OperationsCase['status'];
  readonly kind?: OperationsCase['kind'] | undefined;
};
export type ShipmentLine = z.infer<typeof operationsShipmentPage>['data'][number];
export type Timeline = z.infer<typeof operationsTimelineView>;
/** As much of a case as every timeline tells. */
export type OpenCase = Timeline['openCases'][number];
export type OrderLine = z.infer<typeof operationsOrderPage>['data'][number];
export type Order = z.infer<typeof operationsOrderDetail>;
export type Fulfilment = Order['fulfilments'][number];
export type OrderTimeline = z.infer<typeof orderTimelineView>;
export type ReturnLine = z.infer<typeof operationsReturnPage>['data'][number];
export type Return = z.infer<typeof operationsReturnDetail>;
export type ReturnTimeline = z.infer<typeof returnTimeline>;
export type Photos = z.infer<typeof photoList>;
export type Hit = z.infer<typeof searchAnswer>['data'][number];
export type Endpoint = z.infer<typeof endpointList>['data'][number];
export type Delivery = z.infer<typeof deliveryView>;
export interface Decision {
  readonly option: string;
  readonly note?: string;
}
/** Of whom, and which of them; an empty text is no filter. */
export interface ListFilter {
  readonly tenant: string;
  readonly status?: string;
  readonly reference?: string;
  readonly cursor?: string;
}
/** One page, and whether there is more than it shows. */
export interface Listed<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

export type OperationsApi = ReturnType<typeof createOperationsApi>;

const OPERATIONS = '/operations';
const CASES = `${OPERATIONS}/cases`;
const SHIPMENTS = `${OPERATIONS}/shipments`;
const ORDERS = `${OPERATIONS}/orders`;
const RETURNS = `${OPERATIONS}/returns`;
const ENDPOINTS = `${OPERATIONS}/webhook-endpoints`;
const DELIVERIES = `${OPERATIONS}/webhook-deliveries`;
const limit = '100';

/** Every call throws Refused when the API says no, or when it does not answer. */
export function createOperationsApi(token: string, language: string) {
  const call = callsWith(token, language);
  return {
    listCases: (filter: CaseFilter, cursor?: string) =>
      call(operationsCasePage, CASES + queryOf({ limit, ...filter, cursor })),
    readCase: (caseId: string) => call(operationsCaseView, pathOf(CASES, caseId)),
    decide: (caseId: string, decision: Decision) =>
      call(operationsCaseView, `${pathOf(CASES, caseId)}/decision`, decision),

    search: (q: string) => call(searchAnswer, `${OPERATIONS}/search${queryOf({ q })}`),
    listSellers: () => call(sellerList, `${OPERATIONS}/sellers`),

    listShipments: (filter: ListFilter) =>
      call(operationsShipmentPage, SHIPMENTS + queryOf({ limit: '50', ...filter })),
    timeline: (tenant: string, shipmentId: string) =>
      call(operationsTimelineView, `${pathOf(SHIPMENTS, tenant, shipmentId)}/timeline`),

    listOrders: (filter: ListFilter) =>
      call(operationsOrderPage, ORDERS + queryOf({ limit: '50', ...filter })),
    readOrder: (tenant: string, orderId: string) =>
      call(operationsOrderDetail, pathOf(ORDERS, tenant, orderId)),
    orderTimeline: (tenant: string, orderId: string) =>
      call(orderTimelineView, `${pathOf(ORDERS, tenant, orderId)}/timeline`),

    listReturns: (filter: ListFilter) =>
      call(operationsReturnPage, RETURNS + queryOf({ limit: '50', ...filter })),
    readReturn: (tenant: string, returnId: string) =>
      call(operationsReturnDetail, pathOf(RETURNS, tenant, returnId)),
    returnTimeline: (tenant: string, returnId: string) =>
      call(returnTimeline, `${pathOf(RETURNS, tenant, returnId)}/timeline`),
    returnPhotos: (tenant: string, returnId: string) =>
      call(photoList, `${pathOf(RETURNS, tenant, returnId)}/photos`),

    listUnmatched: (cursor?: string) =>
      call(unmatchedPage, `${OPERATIONS}/webhooks/unmatched${queryOf({ limit, cursor })}`),
    listOutbox: (cursor?: string) =>
      call(outboxPage, `${OPERATIONS}/outbox${queryOf({ limit, cursor })}`),
    listEndpoints: (tenant: string) => call(endpointList, ENDPOINTS + queryOf({ tenant })),
    listDeliveries: (tenant: string, endpointId: string, cursor?: string) =>
      call(
        deliveryPage,
        `${pathOf(ENDPOINTS, tenant, endpointId)}/deliveries${queryOf({ limit: '20', cursor })}`,
      ),
    replay: (tenant: string, deliveryId: string) =>
      call(deliveryView, `${pathOf(DELIVERIES, tenant, deliveryId)}/replay`, {}),
  };
}
