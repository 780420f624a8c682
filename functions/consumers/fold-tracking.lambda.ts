import { queueHandler } from '../runtime/queue-handler.ts';
import { webhookDeliverySchema } from '../webhooks/contract.ts';
import { ports } from './aws-ports.ts';
import { createFoldTracking } from './fold-tracking.ts';

export const handler = queueHandler(
  'fold-tracking',
  webhookDeliverySchema,
  createFoldTracking(ports),
);
