import { closeShipment } from '../../../workflows/shipment/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createCloseShipment } from './close-shipment.ts';

export const handler = stepHandler(
  { step: 'close-shipment', ...closeShipment },
  createCloseShipment(ports),
);
