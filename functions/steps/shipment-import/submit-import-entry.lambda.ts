import { submitImportEntry } from '../../../workflows/shipment-import/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createSubmitImportEntry } from './submit-import-entry.ts';

export const handler = stepHandler(
  { step: 'submit-import-entry', ...submitImportEntry },
  createSubmitImportEntry(ports),
);
