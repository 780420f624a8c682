/** From what lay in the box to groups of like units, each with its grade and who answers for it. */
import { rulesFor, type ReturnPolicy } from '../return-policy/return-policy.ts';
import { isThere } from './find-mismatches.ts';
import { faultOf, gradeOf } from './grade-unit.ts';
import type { InspectedUnit } from './inspection.ts';
import { skuCodeSchema } from '../kernel/ids.ts';
import type { Graded, Return, ReturnLine } from './return.ts';

type Box = Pick<Return, 'kind' | 'lines'>;

/** Only what lies on the desk. A unit of an unknown SKU is graded by the default rules. */
export function gradeBox(
  box: Box,
  units: readonly InspectedUnit[],
  policy: ReturnPolicy | undefined,
): Graded[] {
  const found = units.filter(isThere).map((unit) => gradeOne(box, unit, policy));
  const groups = Object.values(Object.groupBy(found, likeness));
  return groups.flatMap((group = [], at) => {
    const [first] = group;
    if (!first) return [];
    const quantity = group.reduce((sum, one) => sum + one.quantity, 0);
    return [{ ...first, groupId: `g${at + 1}`, quantity }];
  });
}

const UNKNOWN_SKU = skuCodeSchema.parse('unknown');

function gradeOne(box: Box, unit: InspectedUnit, policy: ReturnPolicy | undefined): Graded {
  const { sku, quantity, reception, serial, checklist, booked } = unit;
  const line = lineOf(box, unit);
  const grade = gradeOf(checklist, rulesFor(policy, sku ?? UNKNOWN_SKU));
  return {
    groupId: '',
    // What is in no ledger cannot be moved in one.
    ...(sku && booked && { sku }),
    ...(line && { lineId: line.lineId }),
    quantity,
    reception,
    grade,
    fault: faultOf(unit, grade, { kind: box.kind, reason: line?.reason }),
    used: checklist.used,
    ...(serial !== undefined && { serial }),
    why: [],
  };
}

/** Its own line; of a wrong item that comes back because it was wrong, that line. */
function lineOf({ lines }: Box, { sku }: InspectedUnit): ReturnLine | undefined {
  return (
    lines.find((line) => line.sku === sku) ?? lines.find(({ reason }) => reason === 'WRONG_ITEM')
  );
}

function likeness({ sku, lineId, reception, grade, fault, used, serial }: Graded): string {
  return JSON.stringify([sku, lineId, reception, grade, fault, used, serial]);
}
