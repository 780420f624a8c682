import { announceArrival } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAnnounceArrival } from './announce-arrival.ts';

export const handler = stepHandler(
  { step: 'announce-arrival', ...announceArrival },
  createAnnounceArrival(ports),
);
