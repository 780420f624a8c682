/** A step failed for good: operations get a case, and their "resume" starts the fulfilment's next epoch. */
import type { z } from 'zod';
import { addSeconds } from '../../../domain/kernel/time.ts';
import { fulfilmentCase } from '../../../domain/order/fulfilment-view.ts';
import { patchFulfilment } from '../../../domain/order/fulfilment-record.ts';
import type { Done } from '../../../workflows/shipment/contracts.ts';
import type { recordOrderFailure } from '../../../workflows/order/contracts.ts';
import type { OrderPorts } from './order-ports.ts';
import { readPlanning } from './read-planning.ts';
import { readBoth } from './settle-fulfilment.ts';

const SHOWN_CHARACTERS = 1000;
const ANSWER_SECONDS = 86_400;

export function createRecordOrderFailure(ports: OrderPorts) {
  return async ({ failure, ...key }: z.infer<typeof recordOrderFailure.input>): Promise<Done> => {
    const kept = (await readBoth(ports, key)).fulfilment;
    const fulfilment = kept ?? (await readPlanning(ports, key)).fulfilment;
    // It had come to its end; only the step's answer was lost.
    if (fulfilment.closedAt) return { outcome: 'DONE' };
    const now = ports.now();
    const { Error: error = 'unknown', Cause: cause = '', State: state = 'unknown' } = failure;
    const question = {
      kind: 'WORKFLOW_FAILED',
      matter: `epoch-${fulfilment.epoch}`,
      title: `The workflow failed at ${state}`,
      audience: 'operations',
      responsible: 'OPERATIONS',
      options: ['resume'],
      defaultOption: null,
      deadlineAt: addSeconds(now, ANSWER_SECONDS),
      evidence: {
        state,
        error,
        cause: cause.slice(0, SHOWN_CHARACTERS),
        epoch: fulfilment.epoch,
      },
    } as const;
    await ports.cases.open(fulfilmentCase({ fulfilment, now }, question));
    // The sweeper looks for the answer from now on (functions/operations/sweep-fulfilment.ts).
    const next = patchFulfilment(fulfilment, { nextDeadlineAt: now }, now);
    await ports.orders.save({ fulfilments: [next] });
    return { outcome: 'DONE' };
  };
}
