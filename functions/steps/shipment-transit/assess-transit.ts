/** Follows the main leg (domain/shipment/assess-transit.ts). */
import { assessTransit } from '../../../domain/shipment/assess-transit.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

export function createAssessTransit(ports: AssessPorts) {
  return (input: AssessInput) => settle(ports, input, assessTransit);
}
