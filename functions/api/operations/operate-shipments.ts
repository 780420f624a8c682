/** The shipments of every seller, with every name and case, and the state in which the workflow stands. */
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, operationsRoute } from '../../runtime/router.ts';
import { listTenantShipmentsQuery } from '../shipments/contract.ts';
import { filterOf } from '../shipments/list-shipments.ts';
import { viewOf } from '../shipments/shipment-view.ts';
import { readTimelineOf } from '../shipments/timeline-view.ts';
import { tenantShipmentParams } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Of one seller, newest first: shipments are listed by seller. */
export const listSellerShipments = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/shipments', {
    params: noParams,
    query: listTenantShipmentsQuery,
    body: noBody,
    handle: async ({ query, request }) =>
      pageAnswer({
        cursors: ports.cursors,
        of: 'shipments of a seller',
        query,
        page: (page) => ports.shipments.list(filterOf(query.tenant, query), page),
        show: (shipment) => ({ ...viewOf(shipment, request), tenant: shipment.tenant }),
      }),
  });

export const readSellerTimeline = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/shipments/{tenant}/{shipmentId}/timeline', {
    params: tenantShipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => ({
      status: 200,
      body: await readTimelineOf(ports, params, 'operations'),
    }),
  });
