import { cancelPickup } from '../../../workflows/shipment-booking/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createCancelPickup } from './cancel-pickup.ts';

export const handler = stepHandler(
  { step: 'cancel-pickup', ...cancelPickup },
  createCancelPickup(ports),
);
