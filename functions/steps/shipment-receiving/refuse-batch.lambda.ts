import { refuseBatch } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createRefuseBatch } from './refuse-batch.ts';

export const handler = stepHandler(
  { step: 'refuse-batch', ...refuseBatch },
  createRefuseBatch(ports),
);
