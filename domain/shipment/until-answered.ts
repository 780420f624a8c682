/** A rule's way to put a question: it becomes the next move until there is an answer. */
import type { CaseQuestion } from '../case/case-question.ts';
import { untilDecided } from '../case/until-decided.ts';
import type { Move } from './next-move.ts';
import { askedCase } from './shipment-case.ts';
import type { ShipmentView } from './shipment-view.ts';

/** Asks, or waits for the answer, or takes the default; undefined once there is an answer. */
export function untilAnswered(
  view: ShipmentView,
  question: CaseQuestion,
): Exclude<Move<never>, { finish: never }> | undefined {
  const found = askedCase(view, question.kind, question.matter);
  if (!found) return { ask: question };
  return found.status === 'OPEN' ? untilDecided(view.now, found, 'OPERATIONS') : undefined;
}
