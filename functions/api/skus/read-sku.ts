import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { skuParams } from './contract.ts';
import { viewOf } from './sku-view.ts';
import type { SkusPorts } from './skus-ports.ts';

export const readSku = (ports: SkusPorts) =>
  sellerRoute('GET', '/skus/{sku}', 'skus:read', {
    params: skuParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params, request }) => {
      const sku = await ports.skus.find(tenant, params.sku);
      if (!sku) throw new NotFound('SKU');
      return { status: 200, body: viewOf(sku, request) };
    },
  });
