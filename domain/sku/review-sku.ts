/** When a person looks at a SKU before it may ship, and what the person's word does (lifecycles 4.4). */
import { IllegalTransition } from '../kernel/domain-error.ts';
import type { Timestamp } from '../kernel/time.ts';
import { recordedBrand } from './brands.ts';
import { skuSchema, type Sku, type SkuDetails } from './sku.ts';

/** Stable codes, in the order of `SkuDetails`; empty: nothing needs a person's eye. */
export function reviewReasons(details: SkuDetails): string[] {
  const { cargoFlags, battery, productClass, brand, name } = details;
  const reasons: readonly (readonly [boolean, string])[] = [
    [recordedBrand(brand, name) !== undefined, 'RECORDED_BRAND'],
    [productClass === 'CHILDRENS_TOY', 'CHILDRENS_TOY'],
    [battery?.packing === 'PACKED_LOOSE', 'BATTERY_LOOSE'],
    [(battery?.wattHours ?? 0) > 100, 'BATTERY_OVER_100_WH'],
    [cargoFlags.includes('MAGNETIC'), 'MAGNETIC'],
    [cargoFlags.includes('POWDER'), 'POWDER'],
    [cargoFlags.includes('LIQUID'), 'LIQUID'],
  ];
  return reasons.filter(([applies]) => applies).map(([, reason]) => reason);
}

export type SkuDecision =
  { readonly kind: 'APPROVE' } | { readonly kind: 'REJECT' | 'SUSPEND'; readonly reason: string };

const ALLOWED: Readonly<Record<Sku['reviewStatus'], readonly SkuDecision['kind'][]>> = {
  PENDING_REVIEW: ['APPROVE', 'REJECT'],
  APPROVED: ['SUSPEND'],
  REJECTED: ['APPROVE'],
  SUSPENDED: ['APPROVE'],
};

/** The SKU after a reviewer's decision, version + 1. Throws IllegalTransition with what is allowed. */
export function reviewSku(sku: Sku, decision: SkuDecision, at: Timestamp): Sku {
  const allowed = ALLOWED[sku.reviewStatus];
  if (!allowed.includes(decision.kind))
    throw new IllegalTransition('Sku', sku.reviewStatus, decision.kind, allowed);
  return skuSchema.parse({
    ...plain(sku),
    version: sku.version + 1,
    updatedAt: at,
    ...outcome(decision, at),
  });
}

function outcome(decision: SkuDecision, at: Timestamp): object {
  if (decision.kind === 'APPROVE') return { reviewStatus: 'APPROVED', approvedAt: at };
  if (decision.kind === 'REJECT')
    return { reviewStatus: 'REJECTED', rejectedAt: at, rejectReason: decision.reason };
  return { reviewStatus: 'SUSPENDED', suspendedAt: at, suspendReason: decision.reason };
}

const STATUS_FIELDS = new Set([
  'reviewReasons',
  'approvedAt',
  'rejectedAt',
  'rejectReason',
  'suspendedAt',
  'suspendReason',
]);

function plain(sku: Sku): object {
  return Object.fromEntries(Object.entries(sku).filter(([key]) => !STATUS_FIELDS.has(key)));
}
