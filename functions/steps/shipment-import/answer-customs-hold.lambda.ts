import { answerCustomsHold } from '../../../workflows/shipment-import/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createAnswerCustomsHold } from './answer-customs-hold.ts';

export const handler = stepHandler(
  { step: 'answer-customs-hold', ...answerCustomsHold },
  createAnswerCustomsHold(ports),
);
