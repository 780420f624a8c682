import { startPutaway } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createStartPutaway } from './start-putaway.ts';

export const handler = stepHandler(
  { step: 'start-putaway', ...startPutaway },
  createStartPutaway(ports),
);
