import type { z } from 'zod';
import { noBody, noParams, noQuery, operationsRoute } from '../../runtime/router.ts';
import type { sellerList } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Whose orders, returns and endpoints there are to look at. */
export const listSellers = ({ sellers }: OperationsPorts) =>
  operationsRoute('GET', '/operations/sellers', {
    params: noParams,
    query: noQuery,
    body: noBody,
    handle: async () => {
      const all = await sellers.list();
      const data = all.map(({ tenant, name, nameZh, status }) => ({
        tenant,
        name,
        nameZh,
        status,
      }));
      const body: z.input<typeof sellerList> = { data };
      return { status: 200, body };
    },
  });
