import { precheckShipment } from '../../../workflows/shipment/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createPrecheckShipment } from './precheck-shipment.ts';

export const handler = stepHandler(
  { step: 'precheck-shipment', ...precheckShipment },
  createPrecheckShipment(ports),
);
