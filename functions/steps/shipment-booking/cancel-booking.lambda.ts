import { cancelBooking } from '../../../workflows/shipment-booking/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createCancelBooking } from './cancel-booking.ts';

export const handler = stepHandler(
  { step: 'cancel-booking', ...cancelBooking },
  createCancelBooking(ports),
);
