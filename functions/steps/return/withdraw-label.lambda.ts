import { withdrawLabel } from '../../../workflows/return/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createWithdrawLabel } from './withdraw-label.ts';

export const handler = stepHandler(
  { step: 'withdraw-label', ...withdrawLabel },
  createWithdrawLabel(ports),
);
