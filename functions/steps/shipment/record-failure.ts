/** A step failed for good. The execution ends, but not silently: operations get a case, and their "resume" starts the next epoch. */
import { failureQuestion } from '../../../domain/case/standstill.ts';
import { caseOf } from '../../../domain/shipment/shipment-case.ts';
import type { Done, failureInputSchema } from '../../../workflows/shipment/contracts.ts';
import type { z } from 'zod';
import { mustFind, patchTo } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createRecordFailure(ports: Pick<StepPorts, 'now' | 'shipments' | 'cases'>) {
  return async ({ failure, ...key }: z.infer<typeof failureInputSchema>): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const now = ports.now();
    const question = failureQuestion(failure, shipment.epoch, now);
    await ports.cases.open(caseOf({ shipment, now }, question));
    // The sweeper looks for the answer from now on (functions/operations/sweep-standing.ts).
    if (!('closedAt' in shipment)) await patchTo(ports, shipment, { nextDeadlineAt: now });
    return { outcome: 'DONE' };
  };
}
