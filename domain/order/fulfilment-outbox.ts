/** One execution for each fulfilment; its name is a function of the order, the fulfilment's number and its epoch (design 3.1). */
import type { Timestamp } from '../kernel/time.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import type { Fulfilment } from './fulfilment.ts';

type Started = Pick<Fulfilment, 'tenant' | 'orderId' | 'n' | 'epoch'>;

/** More often than this nothing is resumed: fulfilments of one order share a partition, so their epochs must not meet. */
const EPOCHS = 1000;

export function fulfilmentExecution({ orderId, n, epoch }: Omit<Started, 'tenant'>): string {
  return `ful-${orderId}-${n}-${epoch}`;
}

export function startFulfilment(
  { tenant, orderId, n, epoch }: Started,
  at: Timestamp,
): OutboxMessage {
  return {
    tenant,
    entityId: orderId,
    epoch: n * EPOCHS + epoch,
    workflow: 'order',
    executionName: fulfilmentExecution({ orderId, n, epoch }),
    input: JSON.stringify({ tenant, orderId, n, epoch }),
    createdAt: at,
  };
}
