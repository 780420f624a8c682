/** The customs broker's API. It answers through the customs webhook. */
import type { CustomsPort } from '../../domain/partner/customs-port.ts';
import { segment, type CallPartner } from '../partners/partner-http.ts';

export function createCustomsClient(call: CallPartner): CustomsPort {
  const about = (id: string, what: string, key: string, body: object) =>
    call(`/declarations/${segment(id)}/${what}`, `${id}-${key}`, body);
  return {
    file: (request) => call('/declarations', request.declarationId, request),
    withdraw: (id) => about(id, 'withdrawal', 'withdrawal', {}),
    answerHold: (id, answer) => about(id, 'hold-answers', `hold-${answer.holdNumber}`, answer),
    payDuty: (id, payment) => about(id, 'duty-payments', payment.paymentReference, payment),
    dispose: (id, disposal) => about(id, 'disposal', disposal, { disposal }),
  };
}
