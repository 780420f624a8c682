import { queueHandler } from '../runtime/queue-handler.ts';
import { webhookDeliverySchema } from '../webhooks/contract.ts';
import { ports } from './aws-ports.ts';
import { createFoldWarehouse } from './fold-warehouse.ts';

export const handler = queueHandler(
  'fold-warehouse',
  webhookDeliverySchema,
  createFoldWarehouse(ports),
);
