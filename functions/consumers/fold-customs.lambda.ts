import { queueHandler } from '../runtime/queue-handler.ts';
import { webhookDeliverySchema } from '../webhooks/contract.ts';
import { ports } from './aws-ports.ts';
import { createFoldCustoms } from './fold-customs.ts';

export const handler = queueHandler(
  'fold-customs',
  webhookDeliverySchema,
  createFoldCustoms(ports),
);
