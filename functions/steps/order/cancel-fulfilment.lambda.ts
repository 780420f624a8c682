import { cancelFulfilment } from '../../../workflows/order/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createCancelFulfilment } from './cancel-fulfilment.ts';

export const handler = stepHandler(
  { step: 'cancel-fulfilment', ...cancelFulfilment },
  createCancelFulfilment(ports),
);
