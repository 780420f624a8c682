/** The front door: the handlers of the API and of the webhooks, each behind its path. */
import type { NewId } from '../../../domain/kernel/time.ts';
import type { PartnerSource } from '../../../domain/partner/partner.ts';
import { createCasesHandler } from '../../../functions/api/cases/cases-handler.ts';
import { createInventoryHandler } from '../../../functions/api/inventory/inventory-handler.ts';
import { createOperationsHandler } from '../../../functions/api/operations/operations-handler.ts';
import { createOrdersHandler } from '../../../functions/api/orders/orders-handler.ts';
import { createReturnPolicyHandler } from '../../../functions/api/return-policy/return-policy-handler.ts';
import { createReturnsHandler } from '../../../functions/api/returns/returns-handler.ts';
import { createShipmentsHandler } from '../../../functions/api/shipments/shipments-handler.ts';
import { createSkusHandler } from '../../../functions/api/skus/skus-handler.ts';
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import { createReceiveShopWebhookHandler } from '../../../functions/shop-webhooks/receive-shop-webhook.ts';
import { createReceiveWebhookHandler } from '../../../functions/webhooks/receive-webhook.ts';
import {
  call,
  sellerAuthorizer,
  staffAuthorizer,
  type Answer,
  type Call,
} from '../../unit/functions/lambda-event.ts';
import { tenant } from '../example-shipment.ts';
import { linkTo, type WorldAround } from './world-ports.ts';
import type { WorldQueues } from './world-queues.ts';
import type { WorldSeams } from './world-seams.ts';

interface Behind extends Pick<WorldAround, 'stores' | 'now' | 'signal' | 'wake' | 'bucket'> {
  readonly newId: NewId;
  readonly seams: WorldSeams;
  readonly queues: WorldQueues;
  /** A partner's webhook whose delivery the queue has taken. */
  readonly took: (source: PartnerSource, raw: string) => void;
}

/** One request through the handler that serves its path; as the example's seller, or as staff under /operations. */
export function worldDoors(behind: Behind): (asked: Call) => Promise<Answer> {
  const doors = new Map(Object.entries({ ...apiDoors(behind), ...webhookDoors(behind) }));
  return async (asked) => {
    const [, first = ''] = asked.path.split('/');
    const door = doors.get(servedBy(asked.path));
    if (!door) throw new Error(`nothing serves ${asked.path}`);
    const authorizer = first === 'operations' ? staffAuthorizer() : sellerAuthorizer(tenant);
    return behind.seams.run(`${asked.method ?? 'GET'} /${first}`, () =>
      call(door, { authorizer, ...asked }),
    );
  };
}

function apiDoors({ stores, now, newId, signal, wake, bucket }: Behind) {
  const ports = {
    ...stores,
    orderIdOf,
    now,
    newId,
    signal,
    wake,
    links: {
      download: linkTo,
      upload: async (key: string, contentType: string) => ({
        url: 'https://files.test/',
        fields: { key, 'Content-Type': contentType },
        expiresInSeconds: 600,
      }),
      exists: async (key: string) => bucket.has(key),
    },
  };
  return {
    shipments: createShipmentsHandler(ports),
    cases: createCasesHandler(ports),
    skus: createSkusHandler(ports),
    returns: createReturnsHandler(ports),
    'return-policy': createReturnPolicyHandler(ports),
    inventory: createInventoryHandler(ports),
    orders: createOrdersHandler(ports),
    operations: createOperationsHandler(ports),
  };
}

function webhookDoors({ stores, now, seams, bucket, queues, took }: Behind) {
  const keepRaw = (key: string, body: Uint8Array) =>
    seams.keep(async () => void bucket.set(key, body));
  return {
    shopWebhooks: createReceiveShopWebhookHandler({
      now,
      shops: stores.shops,
      keepRaw,
      enqueue: (delivery) => seams.keep(() => queues.shops.send(delivery)),
    }),
    webhooks: createReceiveWebhookHandler({
      now,
      partners: stores.partners,
      keepRaw,
      enqueue: (delivery) =>
        seams.keep(async () => {
          await queues[delivery.source].send(delivery);
          took(delivery.source, Buffer.from(bucket.get(delivery.rawKey) ?? '').toString());
        }),
    }),
  };
}

/** Which handler takes a path: its first part, but for two. */
function servedBy(path: string): string {
  if (path.startsWith('/operations/returns/')) return 'returns';
  if (path === '/webhooks/shopify' || path === '/webhooks/woocommerce') return 'shopWebhooks';
  return path.split('/')[1] ?? '';
}
