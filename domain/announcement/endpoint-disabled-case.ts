/** Tells a seller that we stopped posting to an endpoint: nobody would otherwise notice what does not come. */
import type { Case } from '../case/case.ts';
import { caseIdSchema } from '../kernel/ids.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';

const SEEN_WITHIN_SECONDS = 7 * 86_400;

export function endpointDisabledCase(
  { tenant, endpointId, version, url, disabled, failingSince }: WebhookEndpoint,
  { deliveryId, attempts }: WebhookDelivery,
  now: Timestamp,
): Case {
  const last = attempts.at(-1);
  return {
    caseId: caseIdSchema.parse(`cas_${endpointId.slice(4)}-WEBHOOK_DISABLED-${version}`),
    tenant,
    kind: 'WEBHOOK_DISABLED',
    title: `A webhook endpoint is disabled: ${disabled?.reason ?? ''}`,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['noted'],
    defaultOption: null,
    evidence: {
      endpointId,
      url,
      reason: disabled?.reason ?? '',
      ...(failingSince && { failingSince }),
      deliveryId,
      lastAnswer: last?.responseCode ?? last?.error ?? '',
    },
    openedAt: now,
    deadlineAt: addSeconds(now, SEEN_WITHIN_SECONDS),
    version: 1,
    status: 'OPEN',
  };
}
