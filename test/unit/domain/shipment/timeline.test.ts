import { describe, expect, it } from 'vitest';
import { caseSchema } from '../../../../domain/case/case.ts';
import { declarationSchema } from '../../../../domain/declaration/declaration.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { receivingSchema } from '../../../../domain/receiving/receipt.ts';
import type { TimelineFacts } from '../../../../domain/shipment/timeline-facts.ts';
import { timelineOf } from '../../../../domain/shipment/timeline.ts';
import { trackingProjectionSchema } from '../../../../domain/tracking/tracking-event.ts';
import { waitSchema } from '../../../../domain/wait/wait.ts';
import { aShipmentAfter, shipmentId, T0, tenant } from '../../../support/example-shipment.ts';

const at = (minutes: number) => addSeconds(T0, 60 * minutes);
const slot = (minutes: number) => ({ eventKey: 'k', at: at(minutes), statedAt: at(minutes) });

const receiving = receivingSchema.parse({
  version: 0,
  missedAppointments: 0,
  closeCount: 0,
  cartons: {},
  exceptions: [],
  placed: {},
});
const tracking = trackingProjectionSchema.parse({
  version: 3,
  eventCount: 3,
  slots: {
    'first_mile|picked_up|CNSZX|-|actual': slot(5),
    'line_haul|departed_port|CNYTN|-|planned': slot(90),
    'line_haul|departed_port|CNYTN|-|estimated': slot(95),
    'line_haul|arrived_port|USLAX|-|planned': slot(900),
    'line_haul|gated_out|USLAX|MSKU9070323|planned': slot(990),
  },
});
const wait = waitSchema.parse({
  tenant,
  entityId: shipmentId,
  lane: 'main',
  state: 'AwaitExport',
  awaiting: 'EXPORT_RELEASE',
  responsible: 'CUSTOMS_BROKER',
  deadlineAt: at(500),
  token: 'secret-token',
  tokenGen: 2,
  deliveredGen: 1,
});
const declaration = declarationSchema.parse({
  tenant,
  shipmentId,
  declarationId: `${shipmentId}-EXPORT-v1`,
  kind: 'EXPORT',
  version: 1,
  revision: 2,
  procedure: '9810',
  data: {},
  submittedAt: at(8),
  statements: [{ eventId: 'c1', status: 'ACCEPTED', statedAt: at(9) }],
  answeredHolds: 0,
});
const events = [
  'quote',
  'accept',
  'request_booking',
  'confirm_booking',
  'collect',
  'receive_at_origin',
  'declare_export',
] as const;

function facts(changed: Partial<TimelineFacts> = {}): TimelineFacts {
  const { shipment, changes } = aShipmentAfter(...events);
  const base = { shipment, changes, tracking, receiving, wait, cases: [] };
  return { ...base, declarations: [declaration], ...changed };
}
const timeline = timelineOf(facts());
const leg = (name: string) => timeline.legs.find((l) => l.leg === name);

describe('the timeline', () => {
  it('says how far each leg is and who answers for it (M-002)', () => {
    expect(timeline.legs.map((l) => [l.leg, l.state, l.responsible])).toEqual([
      ['FIRST_MILE', 'DONE', 'CARRIER'],
      ['EXPORT_CUSTOMS', 'UNDER_WAY', 'CUSTOMS_BROKER'],
      ['MAIN_CARRIAGE', 'PENDING', 'CARRIER'],
      ['IMPORT_CUSTOMS', 'PENDING', 'CUSTOMS_BROKER'],
      ['DELIVERY', 'PENDING', 'CARRIER'],
      ['WAREHOUSE', 'PENDING', 'WAREHOUSE'],
    ]);
    expect(leg('FIRST_MILE')).toMatchObject({ startedAt: at(3), endedAt: at(6) });
  });

  it('leaves what is not bought to the seller (M-013)', () => {
    const { shipment } = aShipmentAfter(...events);
    const partial = timelineOf(facts({ shipment: { ...shipment, legs: ['MAIN_CARRIAGE'] } }));
    expect(partial.legs[0]).toMatchObject({ state: 'NOT_CONTRACTED', responsible: 'SELLER' });
  });

  it('puts planned, estimated and actual of one milestone on one line of its leg', () => {
    expect(leg('FIRST_MILE')?.milestones).toEqual([
      { milestone: 'picked_up', place: 'CNSZX', actual: at(5) },
    ]);
    expect(leg('MAIN_CARRIAGE')?.milestones).toEqual([
      { milestone: 'departed_port', place: 'CNYTN', planned: at(90), estimated: at(95) },
      { milestone: 'arrived_port', place: 'USLAX', planned: at(900) },
    ]);
    expect(leg('DELIVERY')?.milestones).toEqual([
      { milestone: 'gated_out', place: 'USLAX', unit: 'MSKU9070323', planned: at(990) },
    ]);
  });

  it('tells what customs said on the customs leg', () => {
    expect(leg('EXPORT_CUSTOMS')?.milestones).toEqual([
      { milestone: 'customs_submitted', unit: 'EXPORT v1', actual: at(8) },
      { milestone: 'customs_accepted', unit: 'EXPORT v1', actual: at(9) },
    ]);
  });

  it('tells the appointment and the receipt of the warehouse', () => {
    const met = {
      ...receiving,
      appointment: { at: at(1000), reference: 'APT-1' },
      deliveredAt: at(1001),
      checkedInAt: at(1010),
      closedAt: at(1100),
    };
    const { legs } = timelineOf(facts({ receiving: met }));
    expect(legs[4]?.milestones.at(-1)).toEqual({
      milestone: 'delivery_appointment',
      unit: 'APT-1',
      planned: at(1000),
      actual: at(1001),
    });
    expect(legs[5]?.milestones.map((m) => m.milestone)).toEqual(['checked_in', 'receipt_closed']);
  });
});

describe('what is awaited', () => {
  it('is said with who and until when, and never with the token', () => {
    expect(timeline.awaiting).toEqual({
      what: 'EXPORT_RELEASE',
      responsible: 'CUSTOMS_BROKER',
      until: at(500),
    });
    expect(JSON.stringify(timeline)).not.toContain('secret-token');
  });

  it('is nothing once answered, or without a wait, or when closed', () => {
    expect(timelineOf(facts({ wait: { ...wait, deliveredGen: 2 } }))).not.toHaveProperty(
      'awaiting',
    );
    expect(timelineOf(facts({ wait: undefined }))).not.toHaveProperty('awaiting');
    const { shipment } = aShipmentAfter('cancel');
    expect(timelineOf(facts({ shipment }))).not.toHaveProperty('awaiting');
  });
});

it('lists open cases only, and the log in order', () => {
  const open = caseSchema.parse({
    status: 'OPEN',
    caseId: 'cas_EXPORT_HOLD_1',
    tenant,
    kind: 'EXPORT_HOLD',
    title: 'Customs holds the export',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['ANSWER'],
    defaultOption: null,
    evidence: {},
    openedAt: T0,
    deadlineAt: at(60),
    version: 1,
  });
  const closed = caseSchema.parse({
    ...open,
    status: 'CLOSED',
    caseId: 'cas_EXPORT_HOLD_2',
    closedAt: at(2),
    closeReason: 'answered',
  });
  const { changes } = aShipmentAfter(...events);
  const seen = timelineOf(facts({ cases: [closed, open], changes: [...changes].reverse() }));
  expect(seen.openCases.map((c) => c.caseId)).toEqual(['cas_EXPORT_HOLD_1']);
  expect(seen.changes.map((c) => c.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});
