import { assessReceiving } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessReceiving } from './assess-receiving.ts';

export const handler = stepHandler(
  { step: 'assess-receiving', ...assessReceiving },
  createAssessReceiving(ports),
);
