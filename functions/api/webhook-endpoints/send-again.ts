/** What a seller may send itself: a message to try the endpoint with, and one that was sent before. */
import {
  deliveryIdSchema,
  replay,
  type DeliveryId,
  type WebhookDelivery,
} from '../../../domain/announcement/webhook-delivery.ts';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { Tenant } from '../../../domain/kernel/ids.ts';
import { addSeconds } from '../../../domain/kernel/time.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { deliveryParams, endpointParams } from './contract.ts';
import { deliveryViewOf } from './endpoint-view.ts';
import type { EndpointsPorts } from './endpoints-ports.ts';
import { mustFind } from './read-endpoints.ts';

/** The queue gets a minute before the sweeper does its work. */
const GRACE_SECONDS = 60;

/** 202; what came of it is in the endpoint's deliveries. */
export const testEndpoint = (ports: EndpointsPorts) =>
  sellerRoute('POST', '/webhook-endpoints/{endpointId}/test', 'webhooks:write', {
    params: endpointParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { endpointId } }) => {
      await mustFind(ports, tenant, endpointId);
      const at = ports.now();
      const type = 'webhook.test';
      const delivery: WebhookDelivery = {
        tenant,
        deliveryId: deliveryIdSchema.parse(`test-${ports.newId()}-${endpointId}`),
        endpointId,
        version: 1,
        type,
        payload: JSON.stringify({ type, timestamp: at, data: { endpointId } }),
        status: 'PENDING',
        tries: 0,
        nextTryAt: at,
        attempts: [],
        createdAt: at,
        updatedAt: at,
      };
      await sendNow(ports, delivery, true);
      return { status: 202, body: deliveryViewOf(delivery) };
    },
  });

/** 202; the same `webhook-id`, so that a receiver who has it knows it, and a new round of tries. */
export const replayDelivery = (ports: EndpointsPorts) =>
  sellerRoute('POST', '/webhook-deliveries/{deliveryId}/replay', 'webhooks:write', {
    params: deliveryParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { deliveryId } }) => ({
      status: 202,
      body: deliveryViewOf(await replayed(ports, tenant, deliveryId)),
    }),
  });

/** The delivery in its new round. Throws NotFound, also when its endpoint is gone. */
export async function replayed(
  ports: EndpointsPorts,
  tenant: Tenant,
  deliveryId: DeliveryId,
): Promise<WebhookDelivery> {
  const found = await ports.deliveries.find(tenant, deliveryId);
  if (!found) throw new NotFound('webhook delivery');
  await mustFind(ports, tenant, found.endpointId);
  const next = replay(found, ports.now());
  await sendNow(ports, next, false);
  return next;
}

async function sendNow(ports: EndpointsPorts, delivery: WebhookDelivery, isNew: boolean) {
  const { tenant, deliveryId, updatedAt } = delivery;
  await ports.deliveries.save(delivery, isNew, addSeconds(updatedAt, GRACE_SECONDS));
  await ports.enqueue([{ message: { tenant, deliveryId, tryNumber: 1 }, tenant }]);
}
