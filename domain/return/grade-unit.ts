/** From what the inspector saw to a grade and to who answers for it (M-126 to M-129, M-134). */
import { reasonClassOf, type ReturnReason } from './return-reason.ts';
import type { ReturnKind, UnitFault } from './return.ts';
import type { Checklist, InspectedUnit } from './inspection.ts';
import { gradeSchema, type Grade, type ReturnRules } from '../return-policy/return-policy.ts';

/** The worst that any of its flaws allows by the seller's standard; none: sellable. */
export function gradeOf(checklist: Checklist, { standard }: ReturnRules): Grade {
  const { intact, complete, labelIntact, used, prohibited, functional } = checklist;
  if (prohibited) return 'X_PROHIBITED';
  // Neither whole nor working: nothing to refurbish, whatever the standard says of each.
  if (!intact && !functional) return 'C_SCRAP';
  const caps: Grade[] = [
    ...(used ? [standard.used] : []),
    ...(complete && labelIntact ? [] : [standard.incomplete]),
    ...(intact ? [] : [standard.damaged]),
    ...(functional ? [] : [standard.notFunctional]),
  ];
  return gradeSchema.options.findLast((grade) => caps.includes(grade)) ?? 'A_SELLABLE';
}

interface Circumstances {
  readonly kind: ReturnKind;
  readonly reason: ReturnReason | undefined;
}

/** No buyer had these in hands: what is broken was broken on the way. */
const TRAVELLED: readonly ReturnKind[] = ['RTS', 'TRANSFER_RECALL'];

/** Who answers: what the inspector said, else what the flaws and the reason say together. */
export function faultOf(
  { checklist, fault }: Pick<InspectedUnit, 'checklist' | 'fault'>,
  grade: Grade,
  { kind, reason }: Circumstances,
): UnitFault {
  if (fault) return fault;
  if (grade === 'A_SELLABLE') return 'SELLABLE';
  const onTheWay = TRAVELLED.includes(kind) || reason === 'DAMAGED_IN_TRANSIT';
  if (!checklist.intact && onTheWay) return 'CARRIER_DAMAGED';
  if (!checklist.intact && reason === 'PACKAGING_DAMAGED') return 'FULFILLER_DAMAGED';
  const blamesGoods = reason !== undefined && reasonClassOf([reason]) !== 'SUBJECTIVE';
  if (!checklist.functional && checklist.intact) return 'DEFECTIVE';
  return blamesGoods ? 'DEFECTIVE' : 'CUSTOMER_DAMAGED';
}
