import { assessPutaway } from '../../../workflows/shipment-receiving/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessPutaway } from './assess-putaway.ts';

export const handler = stepHandler(
  { step: 'assess-putaway', ...assessPutaway },
  createAssessPutaway(ports),
);
