import { assessAcceptance } from '../../../workflows/shipment/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessAcceptance } from './assess-acceptance.ts';

export const handler = stepHandler(
  { step: 'assess-acceptance', ...assessAcceptance },
  createAssessAcceptance(ports),
);
