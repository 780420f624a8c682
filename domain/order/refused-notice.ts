/**
 * A floor that does not take a label: operations mend the cause and send it again, have another service's label bought, send the
 * goods from another warehouse, or cancel. Each answer leads on; after three refusals of one plan only the last two are offered.
 */
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { addSeconds } from '../kernel/time.ts';
import { untilAnswer } from './ask-about.ts';
import type { Act, Fulfilment } from './fulfilment.ts';
import { moving, type FulfilmentMove } from './fulfilment-move.ts';
import { askedAbout, type FulfilmentView } from './fulfilment-view.ts';
import { voiding, withoutLabel } from './void-label.ts';
import { TAKE_BACK } from './wants-back.ts';

const ANSWER_SECONDS = 86_400;
const MOST_REFUSALS = 3;

/** The name of the next notice of its label. */
export function noticeAct(fulfilment: Fulfilment): string {
  const reference = fulfilment.label?.labelReference ?? '';
  return `NOTICE-${reference}-${noticesOf(fulfilment).length + 1}`;
}

/** Undefined when the floor took the label, or the answer is to take the goods back. */
export function refusedNotice(view: FulfilmentView): FulfilmentMove<never> | undefined {
  const { fulfilment } = view;
  if (noticesOf(fulfilment).at(-1)?.answer !== 'refused') return undefined;
  const question = noticeQuestion(view);
  const waiting = untilAnswer(view, question);
  if (waiting) return waiting;
  const option = decisionOf(askedAbout(view, question.kind, question.matter));
  if (option === 'send-again')
    return { act: { act: noticeAct(fulfilment), ask: { kind: 'NOTICE' } } };
  return option === 'relabel' ? relabelling(view) : undefined;
}

/** Of the label that it has now. */
function noticesOf({ label, acts = [] }: Fulfilment): Act[] {
  return label ? acts.filter(({ act }) => act.startsWith(`NOTICE-${label.labelReference}-`)) : [];
}

/** Of all labels of this plan. */
function refusalsOf({ orderId, n, attempt, acts = [] }: Fulfilment): number {
  const notices = acts.filter(({ act }) => act.startsWith(`NOTICE-${orderId}-${n}-${attempt}-`));
  return notices.filter(({ answer }) => answer === 'refused').length;
}

function noticeQuestion({ fulfilment, now }: FulfilmentView): CaseQuestion {
  const { label, attempt, warehouseId } = fulfilment;
  const refusals = refusalsOf(fulfilment);
  const again = refusals < MOST_REFUSALS ? ['send-again', 'relabel'] : [];
  return {
    kind: 'PARTNER_REFUSED',
    matter: `label-${attempt}-${refusals}`,
    title: 'The warehouse does not take the label of the packed parcel',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: [...again, TAKE_BACK, 'cancel'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: {
      act: 'LABEL',
      attempt,
      warehouseId,
      serviceId: label?.serviceId,
      trackingNumber: label?.trackingNumber,
    },
  };
}

/** Void first; then it is packed without a label, and the next best service is asked. */
function relabelling(view: FulfilmentView): FulfilmentMove<never> {
  const undo = voiding(view);
  if (undo) return undo;
  const { fulfilment, now } = view;
  const { count = 0, services = [] } = fulfilment.refusals ?? {};
  const refused = fulfilment.label ? [fulfilment.label.serviceId] : [];
  const patch = {
    ...withoutLabel(fulfilment, now),
    route: undefined,
    refusals: { count: count + 1, services: [...services, ...refused] },
  };
  return { save: moving(view, 'relabel', { reasonCode: 'LABEL_NOT_TAKEN', patch }) ?? {} };
}
