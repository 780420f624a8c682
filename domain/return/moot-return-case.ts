/** A case of a return whose matter ended by itself. */
import type { Case, CaseKind } from '../case/case.ts';
import type { ReturnStatus } from './return-lifecycle.ts';
import { isInspected } from './inspection.ts';
import { isClosed } from './return-record.ts';
import type { ReturnView } from './return-view.ts';

/** Where a kind of case still means something; kinds not named here end with the return. */
const LIVES_IN: Partial<Record<CaseKind, readonly ReturnStatus[]>> = {
  RETURN_REVIEW: ['PENDING_REVIEW'],
  PARTIAL_REFUND_OFFER: ['PARTIAL_REFUND_OFFERED'],
  PARCEL_LOST: ['AWAITING_ARRIVAL', 'IN_TRANSIT'],
  RETURN_INSPECTION: ['ACTION_REQUIRED'],
  DISPOSITION: ['DISPOSITION_PENDING'],
};

export function mootCase(view: ReturnView): Case | undefined {
  return view.cases.find((found) => found.status === 'OPEN' && isMoot(view, found));
}

function isMoot({ ret, inspection }: ReturnView, { kind, evidence }: Case): boolean {
  // The buyer is owed the money whatever became of the goods.
  if (kind === 'REFUND_BLOCKED') return false;
  if (isClosed(ret)) return true;
  if (kind === 'OVERDUE') return evidence['status'] !== ret.status;
  if (kind === 'FLOOR_OVERDUE') return hasCome(evidence['awaiting'], { ret, inspection });
  if (kind === 'DESTRUCTION_PROOF')
    return ret.works.some(({ workId, proofKey }) => workId === evidence['workId'] && proofKey);
  const lives = LIVES_IN[kind];
  return lives !== undefined && !lives.includes(ret.status);
}

/** What the floor owed is here. */
function hasCome(awaiting: unknown, { ret, inspection }: Pick<ReturnView, 'ret' | 'inspection'>) {
  if (awaiting === 'BOOKING_IN') return ret.since.ARRIVED !== undefined;
  if (awaiting === 'INSPECTION') return isInspected(inspection);
  return ret.works.every(({ workId }) => inspection.worked[workId] !== undefined);
}
