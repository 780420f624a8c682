/** Submitted: shippable as it is, or the seller mends every fault first, or it is cancelled (14 days, lifecycles 4.7). */
import type { Fault } from '../kernel/fault.ts';
import { addSeconds } from '../kernel/time.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move } from './next-move.ts';
import { wantsCancel } from './refusal-case.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

export type SubmissionOutcome = 'PASSED' | 'CANCELLED';

/** `faults`: what the pre-check of the present content says. */
export function assessSubmission(
  view: ShipmentView,
  faults: readonly Fault[],
): Move<SubmissionOutcome> {
  const early = ['SUBMITTED', 'ACTION_REQUIRED'].includes(view.shipment.status);
  return (
    firstOf<ShipmentView, Move<SubmissionOutcome>>(view, [
      ({ shipment }) => (shipment.status === 'CANCELLED' ? { finish: 'CANCELLED' } : undefined),
      () => (early && wantsCancel(view) ? { finish: 'CANCELLED' } : undefined),
      ({ shipment }) =>
        shipment.status === 'SUBMITTED' && faults.length > 0
          ? { move: 'find_faults', patch: { faults: [...faults] } }
          : undefined,
      ({ shipment }) =>
        shipment.status === 'ACTION_REQUIRED' ? untilMendedBySeller(view) : undefined,
    ]) ?? { finish: 'PASSED' }
  );
}

function untilMendedBySeller(view: ShipmentView): Move<SubmissionOutcome> {
  return untilAnswered(view, faultsQuestion(view)) ?? { finish: 'CANCELLED' };
}

function faultsQuestion({ shipment }: ShipmentView): CaseQuestion {
  const weight = shipment.faults.some((f) => f.code === 'WEIGHT_VARIANCE');
  return {
    kind: weight ? 'WEIGHT_VARIANCE' : 'SHIPMENT_FAULTS',
    matter: `content-${shipment.contentVersion}-${shipment.epoch}`,
    title: weight ? 'Weighed other than declared' : 'The shipment cannot go as it is',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['cancel'],
    defaultOption: 'cancel',
    deadlineAt: addSeconds(shipment.statusSince, DWELL_SECONDS.ACTION_REQUIRED),
    evidence: { faults: shipment.faults },
  };
}
