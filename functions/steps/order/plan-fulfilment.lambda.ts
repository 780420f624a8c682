import { planFulfilment } from '../../../workflows/order/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createPlanFulfilment } from './plan-fulfilment.ts';

export const handler = stepHandler(
  { step: 'plan-fulfilment', ...planFulfilment },
  createPlanFulfilment(ports),
);
