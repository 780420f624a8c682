/** A partner refused for good what a step asked. A person mends the cause and says retry, or ends the shipment. */
import { addSeconds } from '../kernel/time.ts';
import { canCancel } from './cancel-shipment.ts';
import { decisionOf, type CaseQuestion } from './case-question.ts';
import type { Move } from './next-move.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

const ANSWER_SECONDS = 7 * 86_400;

/** `attempt`: one more than the refusals already answered for this act. */
export function refusalQuestion(
  { shipment, cases, now }: Pick<ShipmentView, 'shipment' | 'cases' | 'now'>,
  act: string,
  message: string,
): CaseQuestion {
  const before = cases.filter(
    (c) => c.kind === 'PARTNER_REFUSED' && c.evidence['act'] === act && c.status !== 'OPEN',
  );
  return {
    kind: 'PARTNER_REFUSED',
    matter: `${act}-${before.length + 1}`,
    title: `A partner refused: ${act}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: canCancel(shipment.status) ? ['retry', 'cancel'] : ['retry'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { act, message },
  };
}

/** While a refusal is open nothing else is tried; 'cancel' is read by wantsCancel, 'retry' lets the rules ask again. */
export function untilMended(view: ShipmentView): Move<never> | undefined {
  const open = view.cases.find((c) => c.kind === 'PARTNER_REFUSED' && c.status === 'OPEN');
  if (!open) return undefined;
  const { kind, title, audience, responsible, options, defaultOption, deadlineAt, evidence } = open;
  const matter = String(evidence['matter']);
  return untilAnswered(view, {
    kind,
    matter,
    title,
    audience,
    responsible,
    options,
    defaultOption,
    deadlineAt,
    evidence,
  });
}

/** The seller asked to cancel, or a person answered a case so. What lost the race to the vessel is checked by the caller. */
export function wantsCancel({ shipment, cases }: ShipmentView): boolean {
  const asked = [
    'PARTNER_REFUSED',
    'BOOKING_REJECTED',
    'EXPORT_REJECTED',
    'EXPORT_HOLD',
    'SHIPMENT_FAULTS',
    'WEIGHT_VARIANCE',
  ];
  return (
    shipment.cancelRequest !== undefined ||
    cases.some((c) => asked.includes(c.kind) && decisionOf(c) === 'cancel')
  );
}
