import { fulfilmentCase } from '../../domain/order/fulfilment-view.ts';
import { startFulfilment } from '../../domain/order/fulfilment-outbox.ts';
import { patchFulfilment } from '../../domain/order/fulfilment-record.ts';
import { laneOf, type Fulfilment } from '../../domain/order/fulfilment.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { Wake } from '../../domain/wait/wait.ts';
import { sweepStanding, type StandingPorts } from './sweep-standing.ts';

export interface FulfilmentSweepPorts extends StandingPorts {
  readonly orders: Pick<OrderStore, 'findFulfilment' | 'save'>;
  readonly wake: Wake;
}

const RESUMED_SECONDS = 30 * 86_400;

/** True when it became a case. Throws StaleVersion when somebody else was faster. */
export function sweepFulfilment(
  ports: FulfilmentSweepPorts,
  fulfilment: Fulfilment,
): Promise<boolean> {
  const { tenant, orderId: entityId } = fulfilment;
  const lane = laneOf(fulfilment);
  return sweepStanding(ports, {
    ...fulfilment,
    entityId,
    lane,
    resumedSeconds: RESUMED_SECONDS,
    caseOf: (question, now) => fulfilmentCase({ fulfilment, now }, question),
    putOff: (nextDeadlineAt, now) =>
      ports.orders.save({ fulfilments: [patchFulfilment(fulfilment, { nextDeadlineAt }, now)] }),
    stands: async () =>
      (await ports.orders.findFulfilment(fulfilment))?.status === fulfilment.status,
    resume: (epoch, nextDeadlineAt, now) => {
      const next = patchFulfilment(fulfilment, { epoch, nextDeadlineAt }, now);
      return ports.orders.save({ fulfilments: [next], outboxes: [startFulfilment(next, now)] });
    },
    wake: (eventId) => ports.wake({ tenant, entityId, lane }, eventId),
  });
}
