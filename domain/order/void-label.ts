/** Undo of buying a label: the carrier voids it. What it will not void operations do by hand, or claim. */
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import { untilAnswer } from './ask-about.ts';
import type { FulfilmentMove } from './fulfilment-move.ts';
import { ownCases, type FulfilmentView } from './fulfilment-view.ts';
import type { Fulfilment } from './fulfilment.ts';
import { labelReferenceOf } from './label-refusal.ts';

const ANSWER_SECONDS = 86_400;

/** Undefined once there is no live label; nothing else of the fulfilment is touched before. */
export function voiding(view: FulfilmentView): FulfilmentMove<never> | undefined {
  const { label, acts = [], floor } = view.fulfilment;
  // Packed without a label: one may have been bought by a step that died before it wrote it down.
  if (label ? label.voidedAt : !floor.packed) return undefined;
  const act = `VOID-${label?.labelReference ?? labelReferenceOf(view.fulfilment)}`;
  const tries = acts.filter((each) => each.act.startsWith(`${act}-`));
  const last = tries.at(-1);
  if (last && last.answer !== 'refused') return undefined;
  const next = { act: { act: `${act}-${tries.length + 1}`, ask: { kind: 'VOID' } } } as const;
  if (!last) return next;
  const question = voidQuestion(view, last.act);
  const answer = untilAnswer(view, question);
  if (answer) return answer;
  const decided = ownCases(view).find((c) => c.evidence['matter'] === question.matter);
  return decisionOf(decided) === 'retry' ? next : undefined;
}

/** The record without its label, which is kept as a former one. */
export function withoutLabel({ label, formerLabels = [] }: Fulfilment, at: Timestamp) {
  if (!label) return {};
  const voided = { ...label, voidedAt: label.voidedAt ?? at };
  return { label: undefined, formerLabels: [...formerLabels, voided] };
}

function voidQuestion({ fulfilment, now }: FulfilmentView, matter: string): CaseQuestion {
  const { label } = fulfilment;
  return {
    kind: 'COMPENSATION_FAILED',
    matter,
    title: 'The carrier does not void the label of a parcel that does not leave',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['retry', 'done-by-hand'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { carrier: label?.carrier, trackingNumber: label?.trackingNumber },
  };
}
