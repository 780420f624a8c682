import { assessImport } from '../../../workflows/shipment-import/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessImport } from './assess-import.ts';

export const handler = stepHandler(
  { step: 'assess-import', ...assessImport },
  createAssessImport(ports),
);
