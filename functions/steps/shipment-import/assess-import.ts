/** Follows import customs (domain/shipment/assess-import.ts). */
import { assessImport } from '../../../domain/shipment/assess-import.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

export function createAssessImport(ports: AssessPorts) {
  return (input: AssessInput) => settle(ports, input, assessImport);
}
