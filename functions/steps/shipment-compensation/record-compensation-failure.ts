/** An undo failed: asks operations, and says what they answered (domain/shipment/assess-repair.ts). */
import type { z } from 'zod';
import { assessRepair } from '../../../domain/shipment/assess-repair.ts';
import type { recordCompensationFailure } from '../../../workflows/shipment-compensation/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

type Input = z.infer<typeof recordCompensationFailure.input>;

export function createRecordCompensationFailure(ports: AssessPorts) {
  return ({ undo, attempt, failure, ...input }: Input) => {
    const error = `${failure.Error ?? 'unknown'} ${failure.Cause ?? ''}`.slice(0, 1000);
    return settle(ports, input, (view) => assessRepair(view, { undo, attempt, error }));
  };
}
