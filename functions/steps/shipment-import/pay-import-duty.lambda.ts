import { payImportDuty } from '../../../workflows/shipment-import/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createPayImportDuty } from './pay-import-duty.ts';

export const handler = stepHandler(
  { step: 'pay-import-duty', ...payImportDuty },
  createPayImportDuty(ports),
);
