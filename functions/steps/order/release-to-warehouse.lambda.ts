import { releaseToWarehouse } from '../../../workflows/order/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createReleaseToWarehouse } from './release-to-warehouse.ts';

export const handler = stepHandler(
  { step: 'release-to-warehouse', ...releaseToWarehouse },
  createReleaseToWarehouse(ports),
);
