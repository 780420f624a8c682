/** A partner refused for good what a step asked. A person mends the cause and says retry, finds another way, or ends the shipment. */
import { addSeconds } from '../kernel/time.ts';
import type { Case } from '../case/case.ts';
import { canCancel } from './cancel-shipment.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import type { Move } from './next-move.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

const ANSWER_SECONDS = 7 * 86_400;

/** Operations did with the partner, by phone, what the step asked for: the step only writes it down. */
export const DONE_BY_HAND = 'done-by-hand';

/** Where the goods are at the warehouse the shipment cannot end by a cancellation: what else gets it out of a refusal. */
const INSTEAD: Readonly<Record<string, string>> = {
  ANNOUNCE_ARRIVAL: DONE_BY_HAND,
  REQUEST_RECOUNT: 'accept',
  START_PUTAWAY: DONE_BY_HAND,
};

/**
 * The matter numbers the refusals of an act, one more than were answered. `round`: which appointment or count it was
 * about, so that an answer is not taken for the next one's.
 */
export function refusalQuestion(
  { shipment, cases, now }: Pick<ShipmentView, 'shipment' | 'cases' | 'now'>,
  act: string,
  message: string,
  round = 1,
): CaseQuestion {
  const before = cases.filter(
    (c) => c.kind === 'PARTNER_REFUSED' && c.evidence['act'] === act && c.status !== 'OPEN',
  );
  const instead = INSTEAD[act];
  return {
    kind: 'PARTNER_REFUSED',
    matter: `${act}-${before.length + 1}`,
    title: `A partner refused: ${act}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: [
      'retry',
      ...(instead ? [instead] : []),
      ...(canCancel(shipment.status) ? ['cancel'] : []),
    ],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { act, round, message },
  };
}

/** Whether a refusal of this act, in this round, was answered so. */
export function wasAnswered(
  cases: readonly Case[],
  { act, round = 1 }: { readonly act: string; readonly round?: number },
  option: string,
): boolean {
  return cases.some(
    (c) =>
      c.kind === 'PARTNER_REFUSED' &&
      c.evidence['act'] === act &&
      (c.evidence['round'] ?? 1) === round &&
      decisionOf(c) === option,
  );
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
