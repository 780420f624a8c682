import { returnCartons } from '../../../workflows/shipment-booking/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createReturnCartons } from './return-cartons.ts';

export const handler = stepHandler(
  { step: 'return-cartons', ...returnCartons },
  createReturnCartons(ports),
);
