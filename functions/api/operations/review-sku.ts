import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { reviewSku } from '../../../domain/sku/review-sku.ts';
import { noQuery, operationsRoute } from '../../runtime/router.ts';
import { viewOf } from '../skus/sku-view.ts';
import { reviewSkuRequest, tenantSkuParams } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** A reviewer's word on a seller's SKU (lifecycles 4.4). */
export const reviewSellerSku = (ports: OperationsPorts) =>
  operationsRoute('POST', '/operations/skus/{tenant}/{sku}/review', {
    params: tenantSkuParams,
    query: noQuery,
    body: reviewSkuRequest,
    handle: async ({ params, body, request }) => {
      const sku = await ports.skus.find(params.tenant, params.sku);
      if (!sku) throw new NotFound('SKU');
      const reviewed = reviewSku(sku, body, ports.now());
      await ports.skus.save(reviewed, sku);
      return { status: 200, body: viewOf(reviewed, request) };
    },
  });
