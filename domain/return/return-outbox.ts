/** Which execution runs a return: its name is a function of id and epoch, so an accepted request starts exactly one (design 3.1). */
import type { OutboxMessage } from '../outbox/outbox.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ReturnHead } from './return.ts';

type Started = Pick<ReturnHead, 'tenant' | 'returnId' | 'epoch'>;

export function returnExecution({ returnId, epoch }: Omit<Started, 'tenant'>): string {
  return `ret-${returnId}-${epoch}`;
}

export function startReturn({ tenant, returnId, epoch }: Started, at: Timestamp): OutboxMessage {
  return {
    tenant,
    entityId: returnId,
    epoch,
    workflow: 'return',
    executionName: returnExecution({ returnId, epoch }),
    input: JSON.stringify({ tenant, returnId, epoch }),
    createdAt: at,
  };
}
