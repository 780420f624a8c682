import { voidQuote } from '../../../workflows/shipment/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from '../aws-ports.ts';
import { createVoidQuote } from './void-quote.ts';

export const handler = stepHandler({ step: 'void-quote', ...voidQuote }, createVoidQuote(ports));
