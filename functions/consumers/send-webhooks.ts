/**
 * Posts announcements to sellers' endpoints. One message is one try. What came of it is kept, and the next try is sent for:
 * by the queue's own delay when it is near, else by the due list (functions/operations/resume-deliveries.ts).
 */
import type { SendWebhook } from '../../adapters/webhooks/webhook-sender.ts';
import { endpointDisabledCase } from '../../domain/announcement/endpoint-disabled-case.ts';
import {
  afterTry,
  deliveryOf,
  giveUp,
  reasonToDisable,
  type Attempt,
  type WebhookDelivery,
} from '../../domain/announcement/webhook-delivery.ts';
import {
  disableEndpoint,
  noteHealth,
  signingSecrets,
  type WebhookEndpoint,
} from '../../domain/announcement/webhook-endpoint.ts';
import type { DeliveryStore, EndpointStore } from '../../domain/announcement/webhook-store.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { addSeconds, secondsBetween, type Now } from '../../domain/kernel/time.ts';
import { againWhenStale } from './again.ts';
import type { LaterTry, SellerWebhookMessage } from './announcement-messages.ts';

export interface SendWebhooksPorts {
  readonly now: Now;
  readonly endpoints: Pick<EndpointStore, 'find' | 'save'>;
  readonly deliveries: Pick<DeliveryStore, 'find' | 'save'>;
  readonly cases: Pick<CaseStore, 'open'>;
  readonly send: SendWebhook;
  readonly enqueue: (
    messages: readonly { message: LaterTry; tenant: string; delaySeconds: number }[],
  ) => Promise<void>;
}

/** A queue delays by at most this. */
const LONGEST_DELAY_SECONDS = 900;
/** The queue gets a minute before the due list does its work. */
const GRACE_SECONDS = 60;

export function createSendWebhooks(ports: SendWebhooksPorts) {
  return (message: SellerWebhookMessage): Promise<void> =>
    'announcement' in message ? tryFirst(ports, message) : tryAgain(ports, message);
}

type FirstTry = Extract<SellerWebhookMessage, { announcement: unknown }>;

async function tryFirst(ports: SendWebhooksPorts, { endpointId, announcement }: FirstTry) {
  const { tenant } = announcement;
  const endpoint = await ports.endpoints.find(tenant, endpointId);
  if (endpoint?.status !== 'ENABLED') return;
  const delivery = deliveryOf(announcement, endpoint, ports.now());
  // The message came twice: the first one's try is kept.
  if (await ports.deliveries.find(tenant, delivery.deliveryId)) return;
  await tryOnce(ports, delivery, endpoint, true);
}

async function tryAgain(ports: SendWebhooksPorts, { tenant, deliveryId, tryNumber }: LaterTry) {
  const delivery = await ports.deliveries.find(tenant, deliveryId);
  if (delivery?.status !== 'PENDING' || delivery.tries + 1 !== tryNumber) return;
  const endpoint = await ports.endpoints.find(tenant, delivery.endpointId);
  if (endpoint?.status === 'ENABLED') return tryOnce(ports, delivery, endpoint, false);
  const failure = endpoint ? 'ENDPOINT_DISABLED' : 'ENDPOINT_DELETED';
  await keep(ports, giveUp(delivery, failure, ports.now()), false);
}

async function tryOnce(
  ports: SendWebhooksPorts,
  delivery: WebhookDelivery,
  endpoint: WebhookEndpoint,
  isNew: boolean,
): Promise<void> {
  const attempt = await ports.send({
    url: endpoint.url,
    id: delivery.deliveryId,
    secrets: signingSecrets(endpoint, ports.now()),
    payloadVersion: endpoint.payloadVersion,
    body: delivery.payload,
  });
  const next = afterTry(delivery, attempt);
  // Before the delivery is kept: a crash between the two tries again, and notes it again.
  await noteEndpoint(ports, next, attempt);
  if (await keep(ports, next, isNew)) await sendForNext(ports, next);
}

/** False when the same try was made twice at once, and the other one is kept. */
async function keep(ports: SendWebhooksPorts, next: WebhookDelivery, isNew: boolean) {
  const { nextTryAt, updatedAt } = next;
  const isNear = nextTryAt && secondsBetween(updatedAt, nextTryAt) <= LONGEST_DELAY_SECONDS;
  const dueAt = nextTryAt && (isNear ? addSeconds(nextTryAt, GRACE_SECONDS) : nextTryAt);
  try {
    await ports.deliveries.save(next, isNew, dueAt);
    return true;
  } catch (error) {
    if (error instanceof StaleVersion) return false;
    throw error;
  }
}

async function sendForNext(ports: SendWebhooksPorts, next: WebhookDelivery): Promise<void> {
  const { tenant, deliveryId, nextTryAt, updatedAt, tries } = next;
  if (!nextTryAt) return;
  const delaySeconds = secondsBetween(updatedAt, nextTryAt);
  if (delaySeconds > LONGEST_DELAY_SECONDS) return;
  const message = { tenant, deliveryId, tryNumber: tries + 1 };
  await ports.enqueue([{ message, tenant, delaySeconds }]);
}

/** Its health, and its end: at once when it says that it is gone, or after days in which nothing got through. */
async function noteEndpoint(
  ports: SendWebhooksPorts,
  delivery: WebhookDelivery,
  attempt: Attempt,
): Promise<void> {
  const disabled = await againWhenStale(async () => {
    const endpoint = await ports.endpoints.find(delivery.tenant, delivery.endpointId);
    if (endpoint?.status !== 'ENABLED') return undefined;
    const reason = reasonToDisable(delivery, endpoint, attempt.at);
    const next = reason
      ? disableEndpoint(endpoint, reason, attempt.at)
      : noteHealth(endpoint, attempt.delivered, attempt.at);
    if (next !== endpoint) await ports.endpoints.save(next);
    return reason && next;
  });
  if (disabled) await ports.cases.open(endpointDisabledCase(disabled, delivery, attempt.at));
}
