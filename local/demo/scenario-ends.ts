/** How each scenario must end, and how a seller and the operations staff answer what they are asked on the way. */
import type { CaseKind } from '../../domain/case/case.ts';
import type { ShipmentStatus } from '../../domain/shipment/shipment-lifecycle.ts';
import type { Scenario } from '../sandbox/scenario.ts';

export const SCENARIO_ENDS: Readonly<Record<Scenario, ShipmentStatus>> = {
  smooth: 'COMPLETED',
  'booking-rejected': 'COMPLETED',
  'export-rejected': 'COMPLETED',
  rolled: 'COMPLETED',
  'cancel-before-departure': 'CANCELLED',
  'customs-hold': 'COMPLETED',
  exam: 'COMPLETED',
  'appointment-missed': 'COMPLETED',
  'short-receipt': 'COMPLETED_SHORT',
  damaged: 'COMPLETED_SHORT',
  'partial-receipts': 'COMPLETED',
  'carton-without-po': 'COMPLETED_SHORT',
  prohibited: 'REFUSED',
};

/** The option taken for a kind of case; kinds not named are not expected in any scenario. */
export const ANSWERS: Partial<Record<CaseKind, string>> = {
  BOOKING_REJECTED: 'rebook',
  EXPORT_REJECTED: 'amend',
  ROLLED: 'accept-new-date',
  CUSTOMS_HOLD: 'provide-documents',
  RECEIVING_DISCREPANCY: 'accept',
  CARTON_EXCEPTION: 'dispose',
  PROHIBITED_GOODS: 'return-to-seller',
};
