import { recordCompensationFailure } from '../../../workflows/shipment-compensation/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createRecordCompensationFailure } from './record-compensation-failure.ts';

export const handler = stepHandler(
  { step: 'record-compensation-failure', ...recordCompensationFailure },
  createRecordCompensationFailure(ports),
);
