/** Sellers' webhook endpoints: one partition for each seller, so that who announces reads all of them at once. */
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import {
  webhookEndpointSchema,
  type WebhookEndpoint,
} from '../../domain/announcement/webhook-endpoint.ts';
import type { EndpointStore } from '../../domain/announcement/webhook-store.ts';
import { attempt } from './attempt.ts';
import { duplicateOf, putRequestOnce } from './idempotency.ts';
import { endpointKey, endpointPk, endpointPrefix } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Condition, Table } from './table.ts';

export function createEndpointStore(table: Table): EndpointStore {
  return {
    async save(endpoint, request) {
      const { tenant, endpointId, version } = endpoint;
      const condition: Condition =
        version === 1 ? { item: 'absent' } : { equals: { version: version - 1 } };
      const what = `webhook endpoint ${endpointId}`;
      const writes = [
        ...(request ? [putRequestOnce(tenant, request)] : []),
        { put: toItem(endpointKey(tenant, endpointId), endpoint), condition },
      ];
      const refusal = await attempt(table, writes, what);
      if (!refusal) return { kind: 'written' };
      if (request && refusal.positions[0] === 0)
        return { kind: 'duplicate', request: duplicateOf(request, refusal.existing) };
      throw new StaleVersion(what);
    },

    async find(tenant, endpointId) {
      const item = await table.get(endpointKey(tenant, endpointId));
      return item && readItem(webhookEndpointSchema, item);
    },

    async ofTenant(tenant) {
      const items = await readAll(table, { pk: endpointPk(tenant), skPrefix: endpointPrefix });
      return items.map((item): WebhookEndpoint => readItem(webhookEndpointSchema, item));
    },

    delete: (tenant, endpointId) => table.delete(endpointKey(tenant, endpointId)),
  };
}
