import { fileIsf } from '../../../workflows/shipment-export/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createFileIsf } from './file-isf.ts';

export const handler = stepHandler({ step: 'file-isf', ...fileIsf }, createFileIsf(ports));
