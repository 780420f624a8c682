/** Follows the goods to the warehouse door (domain/shipment/assess-delivery.ts). */
import { assessDelivery } from '../../../domain/shipment/assess-delivery.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';

export function createAssessDelivery(ports: AssessPorts) {
  return (input: AssessInput) => settle(ports, input, assessDelivery);
}
