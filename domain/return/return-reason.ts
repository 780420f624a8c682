/** Why a buyer sends something back, and what kind of reason that is (lifecycles 4.3): the kind decides who pays. */
import { z } from 'zod';

export const returnReasonSchema = z.enum([
  'NO_LONGER_WANTED',
  'BOUGHT_BY_MISTAKE',
  'BETTER_PRICE',
  'WRONG_SIZE',
  'PACKAGING_DAMAGED',
  'MISSING_ACCESSORY',
  'SCRATCHED',
  'DEFECTIVE',
  'WRONG_ITEM',
  'NOT_AS_DESCRIBED',
  'DAMAGED_IN_TRANSIT',
]);
export type ReturnReason = z.infer<typeof returnReasonSchema>;

export const reasonClassSchema = z.enum(['SUBJECTIVE', 'MINOR', 'FAULT']);
export type ReasonClass = z.infer<typeof reasonClassSchema>;

const CLASS: Readonly<Record<ReturnReason, ReasonClass>> = {
  NO_LONGER_WANTED: 'SUBJECTIVE',
  BOUGHT_BY_MISTAKE: 'SUBJECTIVE',
  BETTER_PRICE: 'SUBJECTIVE',
  WRONG_SIZE: 'SUBJECTIVE',
  PACKAGING_DAMAGED: 'MINOR',
  MISSING_ACCESSORY: 'MINOR',
  SCRATCHED: 'MINOR',
  DEFECTIVE: 'FAULT',
  WRONG_ITEM: 'FAULT',
  NOT_AS_DESCRIBED: 'FAULT',
  DAMAGED_IN_TRANSIT: 'FAULT',
};

/** One box, one decision: the gravest reason in it decides. */
export function reasonClassOf(reasons: readonly ReturnReason[]): ReasonClass {
  const classes = reasons.map((reason) => CLASS[reason]);
  return reasonClassSchema.options.findLast((c) => classes.includes(c)) ?? 'SUBJECTIVE';
}
