import { recordFailure } from '../../../workflows/shipment/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createRecordFailure } from './record-failure.ts';

export const handler = stepHandler(
  { step: 'record-failure', ...recordFailure },
  createRecordFailure(ports),
);
