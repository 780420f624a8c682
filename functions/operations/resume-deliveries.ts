/**
 * Once a minute: webhooks whose next try has come. Tries hours away cannot wait in a queue, and one that was to come from the
 * queue and did not is found here, too. Bounded: the rest is next minute's.
 */
import type { DeliveryStore } from '../../domain/announcement/webhook-store.ts';
import { addSeconds, type Now } from '../../domain/kernel/time.ts';
import type { LaterTry } from '../consumers/announcement-messages.ts';

export interface ResumePorts {
  readonly now: Now;
  readonly deliveries: Pick<DeliveryStore, 'overdue' | 'postpone'>;
  readonly enqueue: (messages: readonly { message: LaterTry; tenant: string }[]) => Promise<void>;
}

const MOST = 500;
/** Longer than the queue takes to bring a message, or to give it up. */
const PATIENCE_SECONDS = 900;

/** How many were sent for. Sent before they are postponed: a crash between sends for them twice, and one try is made. */
export async function resumeDeliveries(ports: ResumePorts): Promise<number> {
  const { now, deliveries, enqueue } = ports;
  const due = await deliveries.overdue(now(), MOST);
  await enqueue(
    due.map(({ tenant, deliveryId, tries }) => ({
      message: { tenant, deliveryId, tryNumber: tries + 1 },
      tenant,
    })),
  );
  const until = addSeconds(now(), PATIENCE_SECONDS);
  for (const delivery of due) await deliveries.postpone(delivery, until);
  return due.length;
}
