import { submitExportDeclaration } from '../../../workflows/shipment-export/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createSubmitExportDeclaration } from './submit-export-declaration.ts';

export const handler = stepHandler(
  { step: 'submit-export-declaration', ...submitExportDeclaration },
  createSubmitExportDeclaration(ports),
);
