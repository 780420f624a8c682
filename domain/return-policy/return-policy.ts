/**
 * What a seller wants done with what comes back: thresholds, default dispositions, the inspection standard; for all of its
 * SKUs, and otherwise for some (M-120 to M-134). What it does not say is DEFAULT_RETURN_RULES (lifecycles 4.7).
 */
import { z } from 'zod';
import { skuCodeSchema, tenantSchema, type SkuCode, type Tenant } from '../kernel/ids.ts';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';

/** M-127 to M-129, and X: what we may not keep. */
export const gradeSchema = z.enum(['A_SELLABLE', 'B_REFURBISHABLE', 'C_SCRAP', 'X_PROHIBITED']);
export type Grade = z.infer<typeof gradeSchema>;

/** M-130. What becomes of returned units. */
export const dispositionSchema = z.enum([
  'RESTOCK',
  'REFURBISH',
  'LIQUIDATE',
  'DONATE',
  'DESTROY',
  'RETURN_TO_ORIGIN',
  'BONDED_REPAIR',
  'QUARANTINE',
  'RETURN_TO_SELLER',
]);
export type Disposition = z.infer<typeof dispositionSchema>;

/** What the inspector finds at most as a grade, when the unit is so (M-125, M-134). */
const gradeCapSchema = gradeSchema.exclude(['X_PROHIBITED']);

const days = z.int().min(1).max(365);

export const returnRulesSchema = z.strictObject({
  /** False: only a fault brings it back, and a person looks at it first. */
  returnable: z.boolean(),
  /** From delivery on. */
  windowDays: days,
  /** After the window a person decides for so long; later it is declined. */
  graceDays: z.int().min(0).max(365),
  /** A subjective return worth no more than this, or than bringing it back costs, is refunded without it (M-121). */
  returnlessUpTo: moneyWireSchema,
  /** A subjective return worth this or more waits for a decision. */
  reviewFrom: moneyWireSchema.optional(),
  /** Offered for a minor issue (M-122). */
  partialRefundPercent: z.int().min(1).max(99),
  /** Receiving and inspecting one box. */
  handlingFee: moneyWireSchema,
  /** Who pays the way back when nothing is wrong with the goods; a fault is always the seller's (M-123). */
  subjectiveFreightPayer: z.enum(['BUYER', 'SELLER']),
  /** Repairing abroad, or in bond, is considered from here (M-132). */
  highValueFrom: moneyWireSchema,
  repairable: z.boolean(),
  /** ECONOMICS: what pays best; RULES: the defaults below; SELLER: asked each time, the defaults after `decisionDays`. */
  decideBy: z.enum(['ECONOMICS', 'RULES', 'SELLER']),
  defaultDispositions: z.record(gradeSchema, dispositionSchema),
  /** Extra lines of the inspector's checklist, beside intact, complete, used, prohibited. */
  checklist: z.array(z.string().min(1).max(200)).max(20),
  standard: z.strictObject({
    used: gradeCapSchema,
    incomplete: gradeCapSchema,
    damaged: gradeCapSchema,
    notFunctional: gradeCapSchema,
  }),
  /** What a refurbished unit is listed below the price of a new one (M-128). */
  refurbishedDiscountPercent: z.int().min(1).max(95),
  labelDays: days,
  decisionDays: days,
  /** True: we pay buyers back in the shop they bought in, at once. False: the seller does, and is told what is owed. */
  refundInShop: z.boolean(),
});
export type ReturnRules = z.infer<typeof returnRulesSchema>;

/** Lifecycles 4.7. */
export const DEFAULT_RETURN_RULES: ReturnRules = {
  returnable: true,
  windowDays: 30,
  graceDays: 15,
  returnlessUpTo: { amount: '15.00', currency: 'USD' },
  partialRefundPercent: 20,
  handlingFee: { amount: '3.50', currency: 'USD' },
  subjectiveFreightPayer: 'BUYER',
  highValueFrom: { amount: '200.00', currency: 'USD' },
  repairable: false,
  decideBy: 'ECONOMICS',
  defaultDispositions: {
    A_SELLABLE: 'RESTOCK',
    B_REFURBISHABLE: 'REFURBISH',
    C_SCRAP: 'DESTROY',
    X_PROHIBITED: 'QUARANTINE',
  },
  checklist: [],
  standard: {
    used: 'B_REFURBISHABLE',
    incomplete: 'B_REFURBISHABLE',
    damaged: 'B_REFURBISHABLE',
    notFunctional: 'C_SCRAP',
  },
  refurbishedDiscountPercent: 30,
  labelDays: 30,
  decisionDays: 7,
  // Money leaves a seller's account only where the seller has said so; many have a returns app that pays already.
  refundInShop: false,
};

/** What a seller said, for all of its SKUs or, with `sku`, for one: each is kept and versioned by itself. */
export const statedRulesSchema = z.strictObject({
  tenant: tenantSchema,
  sku: skuCodeSchema.optional(),
  version: z.int().positive(),
  /** What differs from what is more general. */
  rules: returnRulesSchema.partial(),
  updatedAt: timestampSchema,
});
export type StatedRules = z.infer<typeof statedRulesSchema>;

/** Both levels, for the SKUs that were asked for. */
export interface ReturnPolicy {
  readonly rules: Partial<ReturnRules>;
  readonly bySku: Readonly<Record<string, Partial<ReturnRules>>>;
}

/** The rules of one SKU: its own over the seller's over the defaults. */
export function rulesFor(policy: ReturnPolicy | undefined, sku: SkuCode): ReturnRules {
  return { ...DEFAULT_RETURN_RULES, ...policy?.rules, ...policy?.bySku[sku] };
}

/** Implemented by adapters/dynamodb/return-policy-store.ts. */
export interface ReturnPolicyStore {
  /** What applies to these SKUs; nothing stated is an empty policy. Strongly consistent. */
  find(tenant: Tenant, skus: readonly SkuCode[]): Promise<ReturnPolicy>;
  /** What is stated for all SKUs or for one. */
  findStated(tenant: Tenant, sku?: SkuCode): Promise<StatedRules | undefined>;
  /** Conditional on the version read (`next.version - 1`, 0: absent). Throws StaleVersion. */
  put(next: StatedRules): Promise<void>;
  /** Conditional on its version. Throws StaleVersion. */
  remove(stated: StatedRules): Promise<void>;
}
