/** A step failed for good: operations get a case, and their "resume" starts the fulfilment's next epoch. */
import type { z } from 'zod';
import { failureQuestion } from '../../../domain/case/standstill.ts';
import { fulfilmentCase } from '../../../domain/order/fulfilment-view.ts';
import { patchFulfilment } from '../../../domain/order/fulfilment-record.ts';
import type { Done } from '../../../workflows/shipment/contracts.ts';
import type { recordOrderFailure } from '../../../workflows/order/contracts.ts';
import type { OrderPorts } from './order-ports.ts';
import { readPlanning } from './read-planning.ts';
import { readBoth } from './settle-fulfilment.ts';

export function createRecordOrderFailure(ports: OrderPorts) {
  return async ({ failure, ...key }: z.infer<typeof recordOrderFailure.input>): Promise<Done> => {
    const kept = (await readBoth(ports, key)).fulfilment;
    const fulfilment = kept ?? (await readPlanning(ports, key)).fulfilment;
    // It had come to its end; only the step's answer was lost.
    if (fulfilment.closedAt) return { outcome: 'DONE' };
    const now = ports.now();
    const question = failureQuestion(failure, fulfilment.epoch, now);
    await ports.cases.open(fulfilmentCase({ fulfilment, now }, question));
    // The sweeper looks for the answer from now on (functions/operations/sweep-standing.ts).
    const next = patchFulfilment(fulfilment, { nextDeadlineAt: now }, now);
    await ports.orders.save({ fulfilments: [next] });
    return { outcome: 'DONE' };
  };
}
