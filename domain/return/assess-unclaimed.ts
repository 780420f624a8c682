/** A box whose owner nobody knows lies under the platform's own name: operations find the seller, or it is gone after 30 days. */
import { tenantSchema, type Tenant } from '../kernel/ids.ts';
import { addSeconds } from '../kernel/time.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import { untilAnswer } from './ask-return.ts';
import type { ReturnMove } from './return-move.ts';
import { askedAbout, type ReturnView } from './return-view.ts';

/** Nobody's: no seller can have this name's returns, and no stock is booked under it. */
export const UNCLAIMED: Tenant = tenantSchema.parse('unclaimed');

const UNIDENTIFIED_SECONDS = 30 * 86_400;

export function assessUnclaimed(view: ReturnView): ReturnMove | undefined {
  const { ret } = view;
  if (ret.tenant !== UNCLAIMED) return undefined;
  const question = ownerQuestion(view);
  const pending = untilAnswer(view, question);
  if (pending) return pending;
  const found = askedAbout(view, question.kind, question.matter);
  const decision = found && 'decision' in found ? found.decision : undefined;
  const owner = tenantSchema.safeParse(decision?.values?.['tenant']);
  const isAssigned = decision?.option === 'assign' && owner.success;
  if (isAssigned && ret.causeId === undefined) return { assignTo: owner.data };
  return onward(ret.status, isAssigned ? 'ASSIGNED' : 'DISPOSED_UNIDENTIFIED');
}

/** Nothing of it is in the ledger, so there is nothing to work on: only its own end. */
function onward(status: string, reason: string): ReturnMove | undefined {
  switch (status) {
    case 'ARRIVED':
      return { event: 'inspect' };
    case 'INSPECTING':
      return { event: 'grade' };
    case 'DISPOSITION_PENDING':
      return { event: 'dispose' };
    default:
      return { event: 'complete', reason };
  }
}

function ownerQuestion({ ret, inspection }: ReturnView): CaseQuestion {
  return {
    kind: 'UNIDENTIFIED_RETURN',
    matter: 'owner',
    title: 'A box came back and nobody knows whose it is',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['assign', 'dispose'],
    defaultOption: 'dispose',
    deadlineAt: addSeconds(ret.createdAt, UNIDENTIFIED_SECONDS),
    evidence: {
      deskId: ret.deskId,
      orderReference: ret.orderReference,
      trackingNumbers: ret.trackingNumbers,
      units: inspection.units.map(({ sku, quantity, photos }) => ({ sku, quantity, photos })),
    },
  };
}
