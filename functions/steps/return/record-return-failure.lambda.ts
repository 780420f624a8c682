import { recordReturnFailure } from '../../../workflows/return/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createRecordReturnFailure } from './record-return-failure.ts';

export const handler = stepHandler(
  { step: 'record-return-failure', ...recordReturnFailure },
  createRecordReturnFailure(ports),
);
