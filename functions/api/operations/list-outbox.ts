import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, operationsRoute } from '../../runtime/router.ts';
import { listOutboxQuery } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Mails to buyers, newest first; addresses are masked. */
export const listOutbox = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/outbox', {
    params: noParams,
    query: listOutboxQuery,
    body: noBody,
    handle: async ({ query }) =>
      pageAnswer({
        cursors: ports.cursors,
        of: 'outbox',
        query,
        page: (page) => ports.mails.list(page),
        show: (mail) => mail,
      }),
  });
