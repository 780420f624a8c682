/** Follows the count (domain/shipment/assess-receiving.ts). */
import { assessReceiving } from '../../../domain/shipment/assess-receiving.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

export function createAssessReceiving(ports: AssessPorts) {
  return (input: AssessInput) => settle(ports, input, assessReceiving);
}
