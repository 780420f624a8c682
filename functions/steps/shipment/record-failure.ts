/** A step failed for good. The execution ends, but not silently: operations get a case, and their "resume" starts the next epoch. */
import { addSeconds } from '../../../domain/kernel/time.ts';
import { caseOf } from '../../../domain/shipment/case-question.ts';
import type { Done, failureInputSchema } from '../../../workflows/shipment/contracts.ts';
import type { z } from 'zod';
import { mustFind, patchTo } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

const SHOWN_CHARACTERS = 1000;
const ANSWER_SECONDS = 86_400;

export function createRecordFailure(ports: Pick<StepPorts, 'now' | 'shipments' | 'cases'>) {
  return async ({ failure, ...key }: z.infer<typeof failureInputSchema>): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const now = ports.now();
    const { Error: error = 'unknown', Cause: cause = '', State: state = 'unknown' } = failure;
    const question = {
      kind: 'WORKFLOW_FAILED',
      matter: `epoch-${shipment.epoch}`,
      title: `The workflow failed at ${state}`,
      audience: 'operations',
      responsible: 'OPERATIONS',
      options: ['resume'],
      defaultOption: null,
      deadlineAt: addSeconds(now, ANSWER_SECONDS),
      evidence: { state, error, cause: cause.slice(0, SHOWN_CHARACTERS), epoch: shipment.epoch },
    } as const;
    await ports.cases.open(caseOf({ shipment, now }, question));
    // The sweeper looks for the answer from now on (functions/operations/resume-failed.ts).
    if (!('closedAt' in shipment)) await patchTo(ports, shipment, { nextDeadlineAt: now });
    return { outcome: 'DONE' };
  };
}
