/** A rule's way to put a question: it becomes the next move until there is an answer. */
import { addSeconds } from '../kernel/time.ts';
import { askedCase, type CaseQuestion } from './case-question.ts';
import type { Move } from './next-move.ts';
import type { ShipmentView } from './shipment-view.ts';

/** An open case without a default alarms; the workflow looks again this often. */
const LOOK_AGAIN_SECONDS = 7 * 86_400;

/** Asks, or waits for the answer, or takes the default; undefined once there is an answer. */
export function untilAnswered(
  view: ShipmentView,
  question: CaseQuestion,
): Exclude<Move<never>, { finish: never }> | undefined {
  const found = askedCase(view, question.kind, question.matter);
  if (!found) return { ask: question };
  if (found.status !== 'OPEN') return undefined;
  const { deadlineAt, defaultOption, responsible } = found;
  if (view.now < deadlineAt) return { wait: { awaiting: found.kind, responsible, deadlineAt } };
  if (defaultOption !== null) return { takeDefault: found, option: defaultOption };
  const later = addSeconds(view.now, LOOK_AGAIN_SECONDS);
  return { wait: { awaiting: found.kind, responsible: 'OPERATIONS', deadlineAt: later } };
}
