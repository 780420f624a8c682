/** What sellers send and get about webhook endpoints and deliveries. */
import { z } from 'zod';
import {
  deliveryIdSchema,
  webhookDeliverySchema,
} from '../../../domain/announcement/webhook-delivery.ts';
import {
  endpointIdSchema,
  topicSchema,
  webhookEndpointSchema,
} from '../../../domain/announcement/webhook-endpoint.ts';
import { tenantSchema } from '../../../domain/kernel/ids.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';

export const endpointParams = z.strictObject({ endpointId: endpointIdSchema });
export const deliveryParams = z.strictObject({ deliveryId: deliveryIdSchema });
export const listDeliveriesQuery = z.strictObject(pageQuery);
export const tenantEndpointParams = endpointParams.extend({ tenant: tenantSchema });
export const tenantDeliveryParams = deliveryParams.extend({ tenant: tenantSchema });
export const listTenantEndpointsQuery = z.strictObject({ tenant: tenantSchema });

export const createEndpointRequest = z.strictObject({
  url: z.string().min(1).max(2000),
  description: z.string().max(200).optional(),
  /** `*`: all there are, also those still to come. */
  topics: z.array(topicSchema).min(1).max(40),
});

/** Never a secret: it is shown once, in the answer that made it. */
export const endpointView = webhookEndpointSchema
  .omit({ tenant: true, version: true, secrets: true })
  .extend({
    /** When the newest secret was made; with two, until when the older one still signs. */
    secretSince: z.string(),
    olderSecretUntil: z.string().optional(),
  });
export const endpointWithSecret = endpointView.extend({ secret: z.string() });
export const endpointList = z.strictObject({ data: z.array(endpointView) });

export const deliveryView = webhookDeliverySchema.omit({ tenant: true, version: true });
export const deliveryPage = pageSchema(deliveryView);
