import type { z } from 'zod';
import type { Case } from '../../../domain/case/case.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import type { caseView, operationsCaseView } from './contract.ts';

export function viewOf(found: Case): z.input<typeof caseView> {
  const { tenant: _t, audience: _a, version: _v, lane: _l, ...shown } = found;
  if (!('decision' in shown) || shown.decision === undefined) return shown;
  return { ...shown, decision: { ...shown.decision, by: toldToSeller(shown.decision.by) } };
}

export function operationsViewOf(found: Case): z.input<typeof operationsCaseView> {
  const { version: _, lane: _l, ...shown } = found;
  return shown;
}
