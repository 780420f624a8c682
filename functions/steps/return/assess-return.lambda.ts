import { assessReturn } from '../../../workflows/return/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createAssessReturn } from './assess-return.ts';

export const handler = stepHandler(
  { step: 'assess-return', ...assessReturn },
  createAssessReturn(ports),
);
