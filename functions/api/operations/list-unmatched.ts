import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, operationsRoute } from '../../runtime/router.ts';
import { listUnmatchedQuery } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Events that wait for their shipment, oldest first. */
export const listUnmatched = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/webhooks/unmatched', {
    params: noParams,
    query: listUnmatchedQuery,
    body: noBody,
    handle: async ({ query }) =>
      pageAnswer({
        cursors: ports.cursors,
        of: 'unmatched webhooks',
        query,
        page: (page) => ports.tracking.listUnmatched(page),
        show: (event) => event,
      }),
  });
