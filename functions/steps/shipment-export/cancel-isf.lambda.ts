import { cancelIsf } from '../../../workflows/shipment-export/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createCancelIsf } from './cancel-isf.ts';

export const handler = stepHandler({ step: 'cancel-isf', ...cancelIsf }, createCancelIsf(ports));
