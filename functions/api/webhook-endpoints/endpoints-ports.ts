import type { DeliveryStore, EndpointStore } from '../../../domain/announcement/webhook-store.ts';
import type { NewId, Now } from '../../../domain/kernel/time.ts';
import type { LaterTry } from '../../consumers/announcement-messages.ts';
import type { Cursors } from '../../runtime/cursor.ts';

export interface EndpointsPorts {
  readonly now: Now;
  /** A ULID. */
  readonly newId: NewId;
  /** `whsec_…`, 32 random bytes. */
  readonly newSecret: () => string;
  readonly loopbackAllowed: boolean;
  readonly endpoints: EndpointStore;
  readonly deliveries: Pick<DeliveryStore, 'find' | 'save' | 'ofEndpoint'>;
  readonly enqueue: (messages: readonly { message: LaterTry; tenant: string }[]) => Promise<void>;
  readonly cursors: Cursors;
}
