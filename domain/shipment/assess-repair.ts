/** An undo failed: the shipment is blocked until operations repaired the cause, or did the undo by hand and say so (lifecycles 4.6). */
import { addSeconds } from '../kernel/time.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { askedCase } from './shipment-case.ts';
import type { Move } from './next-move.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

export type RepairOutcome = 'RETRY' | 'DONE_BY_HAND';

export interface FailedUndo {
  readonly undo: string;
  readonly attempt: number;
  readonly error: string;
}

export function assessRepair(view: ShipmentView, failed: FailedUndo): Move<RepairOutcome> {
  const question = repairQuestion(view, failed);
  const found = askedCase(view, question.kind, question.matter);
  const pending = untilAnswered(view, question);
  const blocked = pending !== undefined;
  if (found && view.shipment.automationBlocked !== blocked)
    return { patch: { automationBlocked: blocked } };
  return pending ?? { finish: decisionOf(found) === 'done-by-hand' ? 'DONE_BY_HAND' : 'RETRY' };
}

function repairQuestion({ now }: ShipmentView, { undo, attempt, error }: FailedUndo): CaseQuestion {
  return {
    kind: 'COMPENSATION_FAILED',
    matter: `${undo}-${attempt}`,
    title: `Could not undo: ${undo}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['retry', 'done-by-hand'],
    defaultOption: null,
    deadlineAt: addSeconds(now, 86_400),
    evidence: { undo, error },
  };
}
