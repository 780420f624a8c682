import { quoteShipment } from '../../../workflows/shipment/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createQuoteShipment } from './quote-shipment.ts';

export const handler = stepHandler(
  { step: 'quote-shipment', ...quoteShipment },
  createQuoteShipment(ports),
);
