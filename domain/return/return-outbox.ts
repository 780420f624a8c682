/** Which execution runs a return: its name is a function of id and epoch, so an accepted request starts exactly one (design 3.1). */
import type { OutboxMessage } from '../outbox/outbox.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { ReturnHead } from './return.ts';

type Started = Pick<ReturnHead, 'tenant' | 'returnId' | 'epoch'>;

/** Nobody's label lives longer; the step that gives it looks at the record's own deadline. */
const FIRST_WAIT_SECONDS = 30 * 86_400;

export function returnExecution({ returnId, epoch }: Omit<Started, 'tenant'>): string {
  return `ret-${returnId}-${epoch}`;
}

/** The workflow begins with a wait, so what is waited for comes with it. */
export function startReturn({ tenant, returnId, epoch }: Started, at: Timestamp): OutboxMessage {
  const deadlineAt = addSeconds(at, FIRST_WAIT_SECONDS);
  const first = { awaiting: 'ARRIVAL', responsible: 'SELLER', deadlineAt };
  const wait = { ...first, timeoutSeconds: FIRST_WAIT_SECONDS + 1 };
  return {
    tenant,
    entityId: returnId,
    epoch,
    workflow: 'return',
    executionName: returnExecution({ returnId, epoch }),
    input: JSON.stringify({ tenant, returnId, epoch, wait }),
    createdAt: at,
  };
}
