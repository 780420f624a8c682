import type { z } from 'zod';
import type { Tenant } from '../../../domain/kernel/ids.ts';
import type { ReturnFilter } from '../../../domain/return/return-store.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { listReturnsQuery, returnParams } from './contract.ts';
import { detailOf } from './return-detail.ts';
import { mustFindReturn, viewOf } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';

/** All there is to know, with the label's link once there is a label. */
export const readReturn = (ports: ReturnsPorts) =>
  sellerRoute('GET', '/returns/{returnId}', 'returns:read', {
    params: returnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { returnId } }) => {
      const ret = await mustFindReturn(ports.returns, { tenant, returnId });
      return { status: 200, body: await detailOf(ports, ret) };
    },
  });

export const listReturns = (ports: ReturnsPorts) =>
  sellerRoute('GET', '/returns', 'returns:read', {
    params: noParams,
    query: listReturnsQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query }) => {
      return pageAnswer({
        cursors: ports.cursors,
        of: `returns of ${tenant}`,
        query,
        page: (page) => ports.returns.list(filterOf(tenant, query), page),
        show: viewOf,
      });
    },
  });

/** Of one seller; without what is not asked for. */
export function filterOf(
  tenant: Tenant,
  { status, kind, orderId }: z.output<typeof listReturnsQuery>,
): ReturnFilter {
  return { tenant, ...(status && { status }), ...(kind && { kind }), ...(orderId && { orderId }) };
}
