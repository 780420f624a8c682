import { withdrawExportDeclaration } from '../../../workflows/shipment-export/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createWithdrawExportDeclaration } from './withdraw-export-declaration.ts';

export const handler = stepHandler(
  { step: 'withdraw-export-declaration', ...withdrawExportDeclaration },
  createWithdrawExportDeclaration(ports),
);
