import { assessDelivery } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessDelivery } from './assess-delivery.ts';

export const handler = stepHandler(
  { step: 'assess-delivery', ...assessDelivery },
  createAssessDelivery(ports),
);
