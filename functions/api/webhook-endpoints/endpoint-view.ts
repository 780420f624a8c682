/** Endpoints and deliveries as their seller sees them. */
import type { z } from 'zod';
import type { WebhookDelivery } from '../../../domain/announcement/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../../domain/announcement/webhook-endpoint.ts';
import type { Timestamp } from '../../../domain/kernel/time.ts';
import type { deliveryView, endpointView } from './contract.ts';

export function viewOf(endpoint: WebhookEndpoint, now: Timestamp): z.output<typeof endpointView> {
  const { tenant: _, version: __, secrets, ...shown } = endpoint;
  const [newest, older] = secrets;
  const until = older?.expiresAt;
  return {
    ...shown,
    secretSince: newest?.createdAt ?? endpoint.createdAt,
    ...(until !== undefined && until > now && { olderSecretUntil: until }),
  };
}

export function deliveryViewOf(delivery: WebhookDelivery): z.output<typeof deliveryView> {
  const { tenant: _, version: __, ...shown } = delivery;
  return shown;
}
