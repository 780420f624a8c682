import { schedulePickup } from '../../../workflows/shipment-booking/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createSchedulePickup } from './schedule-pickup.ts';

export const handler = stepHandler(
  { step: 'schedule-pickup', ...schedulePickup },
  createSchedulePickup(ports),
);
