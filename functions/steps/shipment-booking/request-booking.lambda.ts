import { requestBooking } from '../../../workflows/shipment-booking/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createRequestBooking } from './request-booking.ts';

export const handler = stepHandler(
  { step: 'request-booking', ...requestBooking },
  createRequestBooking(ports),
);
