/** Follows the putaway to the last bin (domain/shipment/assess-putaway.ts). */
import { assessPutaway } from '../../../domain/shipment/assess-putaway.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

export function createAssessPutaway(ports: AssessPorts) {
  return (input: AssessInput) => settle(ports, input, assessPutaway);
}
