import type { z } from 'zod';
import type { Case } from '../../../domain/case/case.ts';
import type { caseView, operationsCaseView } from './contract.ts';

export function viewOf(found: Case): z.input<typeof caseView> {
  const { tenant: _t, audience: _a, version: _v, ...shown } = found;
  return shown;
}

export function operationsViewOf(found: Case): z.input<typeof operationsCaseView> {
  const { version: _, ...shown } = found;
  return shown;
}
