import { requestRecount } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createRequestRecount } from './request-recount.ts';

export const handler = stepHandler(
  { step: 'request-recount', ...requestRecount },
  createRequestRecount(ports),
);
