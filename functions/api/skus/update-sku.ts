import { IllegalTransition, NotFound } from '../../../domain/kernel/domain-error.ts';
import { fault } from '../../../domain/kernel/fault.ts';
import { dayOf } from '../../../domain/kernel/time.ts';
import { checkSku, skuOf } from '../../../domain/sku/check-sku.ts';
import { skuDetailsSchema } from '../../../domain/sku/sku.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { skuParams } from './contract.ts';
import { refuseFaults } from './register-sku.ts';
import { viewOf } from './sku-view.ts';
import type { SkusPorts } from './skus-ports.ts';

/** The whole SKU anew, reviewed anew. A suspended one only operations let go. */
export const updateSku = (ports: SkusPorts) =>
  sellerRoute('PUT', '/skus/{sku}', 'skus:write', {
    params: skuParams,
    query: noQuery,
    body: skuDetailsSchema,
    handle: async ({ caller: { tenant }, params, body, request }) => {
      const at = ports.now();
      const previous = await ports.skus.find(tenant, params.sku);
      if (!previous) throw new NotFound('SKU');
      const other = fault('/sku', 'SKU_MISMATCH', 'is not the SKU of the path');
      refuseFaults([
        ...(body.sku === params.sku ? [] : [other]),
        ...checkSku(body, dayOf(at)).faults,
      ]);
      if (previous.reviewStatus === 'SUSPENDED')
        throw new IllegalTransition('Sku', 'SUSPENDED', 'update', []);
      const next = skuOf(body, tenant, at, previous);
      await ports.skus.save(next, previous);
      return { status: 200, body: viewOf(next, request) };
    },
  });
