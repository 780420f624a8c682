import { assessExport } from '../../../workflows/shipment-export/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAssessExport } from './assess-export.ts';

export const handler = stepHandler(
  { step: 'assess-export', ...assessExport },
  createAssessExport(ports),
);
