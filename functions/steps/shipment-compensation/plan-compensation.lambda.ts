import { planCompensation } from '../../../workflows/shipment-compensation/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createPlanCompensation } from './plan-compensation.ts';

export const handler = stepHandler(
  { step: 'plan-compensation', ...planCompensation },
  createPlanCompensation(ports),
);
