import { assessFirstMile } from '../../../workflows/shipment-booking/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessFirstMile } from './assess-first-mile.ts';

export const handler = stepHandler(
  { step: 'assess-first-mile', ...assessFirstMile },
  createAssessFirstMile(ports),
);
