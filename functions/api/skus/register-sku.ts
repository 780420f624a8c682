import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import type { Fault } from '../../../domain/kernel/fault.ts';
import { dayOf } from '../../../domain/kernel/time.ts';
import { checkSku, skuOf } from '../../../domain/sku/check-sku.ts';
import { skuDetailsSchema } from '../../../domain/sku/sku.ts';
import { acceptedRequest, answerOf, idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { viewOf } from './sku-view.ts';
import type { SkusPorts } from './skus-ports.ts';

/** 201; approved at once, or waiting for a reviewer. */
export const registerSku = (ports: SkusPorts) =>
  sellerRoute('POST', '/skus', 'skus:write', {
    params: noParams,
    query: noQuery,
    body: skuDetailsSchema,
    handle: async ({ caller: { tenant }, body, request }) => {
      idempotencyKeyOf(request);
      const at = ports.now();
      refuseFaults(checkSku(body, dayOf(at)).faults);
      const sku = skuOf(body, tenant, at);
      const answer = { status: 201, body: viewOf(sku, request), location: `/skus/${sku.sku}` };
      const accepted = acceptedRequest(request, answer, at);
      const written = await ports.skus.create(sku, accepted);
      return written.kind === 'created'
        ? answerOf(accepted, false)
        : answerOf(written.request, true);
    },
  });

export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new InvalidRequest('INVALID_REQUEST', 'the SKU has faults', faults);
}
