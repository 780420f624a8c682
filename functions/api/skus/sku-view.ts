import type { z } from 'zod';
import { dayOf } from '../../../domain/kernel/time.ts';
import { checkSku } from '../../../domain/sku/check-sku.ts';
import { skuDetailsSchema, type Sku } from '../../../domain/sku/sku.ts';
import { negotiateLanguage } from '../../runtime/accept-language.ts';
import { faultDetail } from '../../runtime/fault-texts.ts';
import type { HttpRequest } from '../../runtime/http-message.ts';
import type { skuView } from './contract.ts';

const details = skuDetailsSchema.strip();

/** A SKU as its seller sees it: no tenant, no version; with what is odd about it, in the language asked for. */
export function viewOf(sku: Sku, request: HttpRequest): z.output<typeof skuView> {
  const language = negotiateLanguage(request.headers['accept-language']);
  const stated = details.parse(sku);
  const warnings = checkSku(stated, dayOf(sku.updatedAt)).warnings.map((warning) => ({
    pointer: warning.pointer,
    code: warning.code,
    detail: faultDetail(warning, language),
  }));
  const { reviewStatus, createdAt, updatedAt } = sku;
  return { ...stated, reviewStatus, reviewReasons: reasonsOf(sku), warnings, createdAt, updatedAt };
}

function reasonsOf(sku: Sku): string[] {
  switch (sku.reviewStatus) {
    case 'PENDING_REVIEW':
      return sku.reviewReasons;
    case 'REJECTED':
      return [sku.rejectReason];
    case 'SUSPENDED':
      return [sku.suspendReason];
    case 'APPROVED':
      return [];
  }
}
