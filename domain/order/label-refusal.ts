/** Labels that were refused: which reference is next, when to ask a person, and when to try again. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { Fulfilment } from './fulfilment.ts';
import { ownCases, type FulfilmentView } from './fulfilment-view.ts';
import { isUnfit } from './unfit-box.ts';
import { isPastStopping, reasonToCallBack, TAKE_BACK } from './wants-back.ts';

const ANSWER_SECONDS = 2 * 86_400;

/** `{orderId}-{n}-{attempt}`, and how many were refused before: a refused reference is not asked for again. */
export function labelReferenceOf({ orderId, n, attempt, refusals }: Fulfilment): string {
  const count = refusals?.count ?? 0;
  return `${orderId}-${n}-${attempt}${count > 0 ? `-${count}` : ''}`;
}

/** Packed, and nobody wants it back. */
export function isToLabel(view: FulfilmentView): boolean {
  const { floor, status } = view.fulfilment;
  const { packed, short, stop } = floor;
  if (!packed || short || stop?.answer === 'stopped') return false;
  if (status !== 'RELEASED' && status !== 'PICKING' && status !== 'PACKED') return false;
  if (reasonToCallBack(view) !== undefined && !isPastStopping(view.fulfilment)) return false;
  if (isUnfit(view)) return false;
  return !ownCases(view).some((c) => c.kind === 'LABEL_REFUSED' && c.status === 'OPEN');
}

export function labelQuestion(fulfilment: Fulfilment, now: Timestamp): CaseQuestion {
  const { count = 0, services = [] } = fulfilment.refusals ?? {};
  const { attempt } = fulfilment;
  return {
    kind: 'LABEL_REFUSED',
    matter: `label-${attempt}-${count}`,
    title: 'No carrier service sells a label for the packed parcel',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['retry', TAKE_BACK, 'cancel'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { attempt, services, packed: fulfilment.floor.packed },
  };
}
