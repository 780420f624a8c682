import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, sellerRoute } from '../../runtime/router.ts';
import { listSkusQuery } from './contract.ts';
import { viewOf } from './sku-view.ts';
import type { SkusPorts } from './skus-ports.ts';

export const listSkus = (ports: SkusPorts) =>
  sellerRoute('GET', '/skus', 'skus:read', {
    params: noParams,
    query: listSkusQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query, request }) =>
      pageAnswer({
        cursors: ports.cursors,
        of: `skus of ${tenant}`,
        query,
        page: (page) => ports.skus.list(tenant, page),
        show: (sku) => viewOf(sku, request),
      }),
  });
