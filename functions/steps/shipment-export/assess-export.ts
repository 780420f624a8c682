/** Follows export customs (domain/shipment/assess-export.ts). */
import { assessExport } from '../../../domain/shipment/assess-export.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

export function createAssessExport(ports: AssessPorts) {
  return (input: AssessInput) => settle(ports, input, assessExport);
}
