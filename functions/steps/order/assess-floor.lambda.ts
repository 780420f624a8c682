import { assessFloor } from '../../../workflows/order/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createAssessFloor } from './assess-floor.ts';

export const handler = stepHandler(
  { step: 'assess-floor', ...assessFloor },
  createAssessFloor(ports),
);
