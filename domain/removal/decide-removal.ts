/** The seller says what becomes of the units (M-135): sent to us, destroyed or sold off, as far as Amazon still lets it. */
import { Conflict, IllegalTransition } from '../kernel/domain-error.ts';
import { deadlineOf, moveRemoval } from './move-removal.ts';
import type { Removal, RemovalDecision, RemovalType } from './removal.ts';

const TYPE: Readonly<Record<RemovalDecision['option'], RemovalType>> = {
  SEND_TO_ADDRESS: 'RETURN',
  DISPOSE: 'DISPOSE',
  LIQUIDATE: 'LIQUIDATE',
};
const UNDECIDABLE = ['RECEIVED', 'INSPECTED', 'CLOSED', 'CANCELLED'];

/**
 * The removal as decided; the same object when it was decided so before. Throws Conflict REMOVAL_DECIDED, REMOVAL_TYPE_FIXED when
 * Amazon already carries out another kind, IllegalTransition when the goods are here or it has ended.
 */
export function decideRemoval(removal: Removal, decision: RemovalDecision): Removal {
  const { status, decision: before } = removal;
  if (before && isSame(before, decision)) return removal;
  if (UNDECIDABLE.includes(status)) throw new IllegalTransition('Removal', status, 'decide', []);
  if (before && removal.returnIds.length > 0)
    throw new Conflict('REMOVAL_DECIDED', 'the units are expected elsewhere already');
  const type = TYPE[decision.option];
  if (status === 'DRAFT') return moveRemoval({ ...removal, type, decision }, 'submit', decision.at);
  if (status !== 'SUBMITTED' && removal.type !== type)
    throw new Conflict('REMOVAL_TYPE_FIXED', `Amazon carries out ${removal.type}`);
  const decided: Removal = { ...removal, type, decision };
  return {
    ...decided,
    version: removal.version + 1,
    updatedAt: decision.at,
    nextDeadlineAt: deadlineOf(decided),
  };
}

function isSame(a: RemovalDecision, b: RemovalDecision): boolean {
  return a.option === b.option && a.warehouseId === b.warehouseId;
}
