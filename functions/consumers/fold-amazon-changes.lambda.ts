import { z } from 'zod';
import { queueHandler } from '../runtime/queue-handler.ts';
import { createFoldAmazonChanges } from './fold-amazon-changes.ts';
import { shopPorts } from './shop-aws-ports.ts';

export const handler = queueHandler(
  'fold-amazon-changes',
  z.unknown(),
  createFoldAmazonChanges(shopPorts),
);
