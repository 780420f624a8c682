import { recordOrderFailure } from '../../../workflows/order/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createRecordOrderFailure } from './record-order-failure.ts';

export const handler = stepHandler(
  { step: 'record-order-failure', ...recordOrderFailure },
  createRecordOrderFailure(ports),
);
