/** Books, has collected, follows to the origin (domain/shipment/assess-first-mile.ts). */
import { assessFirstMile } from '../../../domain/shipment/assess-first-mile.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

export function createAssessFirstMile(ports: AssessPorts) {
  return (input: AssessInput) => settle(ports, input, assessFirstMile);
}
