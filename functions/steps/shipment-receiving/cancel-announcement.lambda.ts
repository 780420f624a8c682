import { cancelAnnouncement } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createCancelAnnouncement } from './cancel-announcement.ts';

export const handler = stepHandler(
  { step: 'cancel-announcement', ...cancelAnnouncement },
  createCancelAnnouncement(ports),
);
