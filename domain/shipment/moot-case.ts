/** A case whose matter ended by itself is closed, so that nobody decides about the past. */
import type { Case, CaseKind } from '../case/case.ts';
import { latestDeclaration, unpaidDuty } from '../declaration/customs-facts.ts';
import { dutyMatter } from './assess-import.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';

const IN_TRANSIT: readonly ShipmentStatus[] = [
  'EXPORT_RELEASED',
  'LOADED',
  'DEPARTED',
  'ROLLED',
  'TRANSSHIPPING',
  'ACCEPTED',
  'ORIGIN_RECEIVED',
];
const TO_THE_DOOR: readonly ShipmentStatus[] = [
  'ACCEPTED',
  'ARRIVED',
  'CUSTOMS_RELEASED',
  'APPOINTMENT_SCHEDULED',
];

/** Where a kind of case still means something; kinds not named here outlive the status they began in. */
const LIVES_IN: Partial<Record<CaseKind, readonly ShipmentStatus[]>> = {
  SHIPMENT_FAULTS: ['ACTION_REQUIRED'],
  WEIGHT_VARIANCE: ['ACTION_REQUIRED'],
  BOOKING_REJECTED: ['BOOKING_REJECTED'],
  EXPORT_REJECTED: ['EXPORT_REJECTED', 'EXPORT_RELEASED'],
  EXPORT_HOLD: ['EXPORT_HOLD'],
  ROLLED: ['ROLLED', 'EXPORT_RELEASED', 'LOADED'],
  TRANSIT_STALLED: IN_TRANSIT,
  CUSTOMS_HOLD: ['CUSTOMS_HOLD'],
  CUSTOMS_EXAM: ['CUSTOMS_EXAM'],
  // A hold or an examination in between does not pay it: closed, it would count as answered and we would pay.
  DUTY_PAYMENT_DUE: ['DUTY_PAYMENT_DUE', 'CUSTOMS_HOLD', 'CUSTOMS_EXAM', 'IMPORT_ENTRY_FILED'],
  APPOINTMENT_MISSED: TO_THE_DOOR,
  DELIVERY_OVERDUE: TO_THE_DOOR,
  RECEIVING_DISCREPANCY: ['DISCREPANCY_REVIEW'],
  RECEIVING_OVERDUE: ['DELIVERED_TO_WAREHOUSE', 'RECEIVING'],
};

export function mootCase({
  cases,
  shipment,
  declarations,
}: Pick<ShipmentView, 'cases' | 'shipment' | 'declarations'>): Case | undefined {
  return cases.find(
    (c) => c.status === 'OPEN' && (isMoot(c, shipment.status) || isSuperseded(c, declarations)),
  );
}

/** Customs gave another notice of duty: the seller is asked about that one. */
function isSuperseded(
  { kind, evidence }: Case,
  declarations: ShipmentView['declarations'],
): boolean {
  if (kind !== 'DUTY_PAYMENT_DUE') return false;
  const declared = latestDeclaration(declarations, 'IMPORT');
  return (
    declared !== undefined &&
    unpaidDuty(declared) !== undefined &&
    evidence['matter'] !== dutyMatter(declared)
  );
}

function isMoot(found: Case, status: ShipmentStatus): boolean {
  if (found.kind === 'OVERDUE') return found.evidence['status'] !== status;
  const lives = LIVES_IN[found.kind];
  return lives !== undefined && !lives.includes(status);
}
