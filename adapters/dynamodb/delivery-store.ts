/** Deliveries to sellers' endpoints, by their id; listed by endpoint, and due while they are to be tried again. */
import {
  webhookDeliverySchema,
  type WebhookDelivery,
} from '../../domain/announcement/webhook-delivery.ts';
import type { DeliveryStore } from '../../domain/announcement/webhook-store.ts';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { toEpochMs } from '../../domain/kernel/time.ts';
import { orRefused } from './conditional.ts';
import { readDue } from './due.ts';
import { deliveryKey, deliveryListPk, dueAt, listSk } from './keys.ts';
import { readList } from './list.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

/** The log of an endpoint goes back a month. */
const KEPT_SECONDS = 30 * 86_400;

export function createDeliveryStore(table: Table): DeliveryStore {
  return {
    async find(tenant, deliveryId) {
      const item = await table.get(deliveryKey(tenant, deliveryId));
      return item && readItem(webhookDeliverySchema, item);
    },

    save: (delivery, isNew, due) =>
      orRefused(
        () =>
          table.put(
            deliveryItem(delivery, due),
            isNew ? { item: 'absent' } : { equals: { version: delivery.version - 1 } },
          ),
        () => {
          throw new StaleVersion(`delivery ${delivery.deliveryId}`);
        },
      ),

    postpone: ({ tenant, deliveryId, version }, due) => {
      const key = deliveryKey(tenant, deliveryId);
      return orRefused(
        async () => {
          await table.update(key, { set: dueAt('DELIVERY', due, key.pk) }, { equals: { version } });
        },
        // Tried meanwhile: it says itself when it is due.
        () => undefined,
      );
    },

    ofEndpoint: (tenant, endpointId, page) => {
      const list = {
        pk: deliveryListPk(tenant, endpointId),
        index: 'gsi1',
        descending: true,
      } as const;
      return readList(table, list, page, async (entries) => {
        const items = new Map((await table.getMany(entries)).map((item) => [item.pk, item]));
        return entries
          .flatMap(({ pk }) => items.get(pk) ?? [])
          .map((item) => readItem(webhookDeliverySchema, item));
      });
    },

    async overdue(before, limit) {
      const items = await readDue(table, 'DELIVERY', before, limit);
      return items.map((item) => readItem(webhookDeliverySchema, item));
    },
  };
}

function deliveryItem(delivery: WebhookDelivery, due: string | undefined): Item {
  const { tenant, deliveryId, endpointId, createdAt } = delivery;
  const key = deliveryKey(tenant, deliveryId);
  const item = toItem(key, delivery, {
    gsi1pk: deliveryListPk(tenant, endpointId),
    gsi1sk: listSk(createdAt, deliveryId),
    ...(due !== undefined && dueAt('DELIVERY', due, key.pk)),
  });
  return { ...item, expiresAt: Math.ceil(toEpochMs(createdAt) / 1000) + KEPT_SECONDS };
}
