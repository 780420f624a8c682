import { assessTransit } from '../../../workflows/shipment-transit/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessTransit } from './assess-transit.ts';

export const handler = stepHandler(
  { step: 'assess-transit', ...assessTransit },
  createAssessTransit(ports),
);
