import { queueHandler } from '../runtime/queue-handler.ts';
import { shopDeliverySchema } from '../shop-webhooks/contract.ts';
import { createFoldShopMessages } from './fold-shop-messages.ts';
import { shopPorts } from './shop-aws-ports.ts';

export const handler = queueHandler(
  'fold-shop-messages',
  shopDeliverySchema,
  createFoldShopMessages(shopPorts),
);
