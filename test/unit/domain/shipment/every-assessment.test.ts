/** Whatever is known, in whatever status: an assessment only makes legal moves, comes to rest, and never waits for the past. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarationStatusSchema } from '../../../../domain/declaration/declaration.ts';
import type { Move } from '../../../../domain/shipment/next-move.ts';
import { assessAcceptance } from '../../../../domain/shipment/assess-acceptance.ts';
import { assessDelivery } from '../../../../domain/shipment/assess-delivery.ts';
import { assessExport } from '../../../../domain/shipment/assess-export.ts';
import { assessFirstMile } from '../../../../domain/shipment/assess-first-mile.ts';
import { assessImport } from '../../../../domain/shipment/assess-import.ts';
import { assessPutaway } from '../../../../domain/shipment/assess-putaway.ts';
import { assessReceiving } from '../../../../domain/shipment/assess-receiving.ts';
import { assessSubmission } from '../../../../domain/shipment/assess-submission.ts';
import { assessTransit } from '../../../../domain/shipment/assess-transit.ts';
import { shipmentStatusSchema } from '../../../../domain/shipment/shipment-lifecycle.ts';
import type { ShipmentView } from '../../../../domain/shipment/shipment-view.ts';
import { fault } from '../../../../domain/kernel/fault.ts';
import { aCaseOf, aView, declared, later, play, tracked, type Told } from './shipment-views.ts';

type Assess = (view: ShipmentView) => Move<string>;
const assessments: Readonly<Record<string, Assess>> = {
  assessSubmission: (view) => assessSubmission(view, []),
  'assessSubmission with faults': (view) => assessSubmission(view, [fault('', 'BAD', 'bad')]),
  assessAcceptance,
  assessFirstMile,
  assessExport,
  assessTransit,
  assessImport,
  assessDelivery,
  assessReceiving,
  assessPutaway,
};

const told: fc.Arbitrary<Told> = fc.record({
  milestone: fc.constantFrom(
    'booked',
    'booking_rejected',
    'picked_up',
    'received_at_origin',
    'gated_in',
    'loaded',
    'departed_port',
    'arrived_port',
    'discharged',
    'lost',
    'delivered',
    'unknown',
  ),
  place: fc.constantFrom('CNYTN', 'USLAX', 'KRPUS'),
  classifier: fc.constantFrom('actual', 'estimated', 'planned'),
  day: fc.integer({ min: -5, max: 60 }),
  unit: fc.constantFrom('shp_01KADHNJS8ZBV7P3GJX6BWQ5TE-1', 'TCNU4827651'),
  weightG: fc.constantFrom(120_000, 200_000),
});
const statuses = fc.array(fc.constantFrom(...declarationStatusSchema.options), { maxLength: 5 });
const decided = fc.constantFrom(
  aCaseOf('TRANSIT_STALLED', 'ARRIVAL-1', 'declare-lost', { awaiting: 'ARRIVAL' }),
  aCaseOf('TRANSIT_STALLED', 'ARRIVAL-1', 'return-to-origin', { awaiting: 'ARRIVAL' }),
  aCaseOf('DELIVERY_OVERDUE', 'DELIVERY-1', 'declare-lost', { awaiting: 'DELIVERY' }),
  aCaseOf('EXPORT_REJECTED', 'EXPORT-v1', 'amend'),
  aCaseOf('BOOKING_REJECTED', 'attempt-1', 'cancel'),
  aCaseOf('BOOKING_REJECTED', 'attempt-1'),
  aCaseOf('CUSTOMS_HOLD', 'v1-1', 'provide-documents'),
  aCaseOf('CUSTOMS_HOLD', 'v1-1', 'abandon'),
  aCaseOf('DUTY_PAYMENT_DUE', 'v1-s-0', 'paid'),
  aCaseOf('RECEIVING_DISCREPANCY', 'count-1', 'recount'),
  aCaseOf('RECEIVING_DISCREPANCY', 'count-1', 'accept'),
  aCaseOf('PARTNER_REFUSED', 'FILE_ISF-1'),
  aCaseOf('PARTNER_REFUSED', 'FILE_ISF-1', 'cancel'),
  aCaseOf('OVERDUE', 'EXPORT_RELEASE-1', undefined, {
    awaiting: 'EXPORT_RELEASE',
    status: 'EXPORT_DECLARED',
  }),
);
const receivings = fc.record({
  version: fc.constant(3),
  missedAppointments: fc.integer({ min: 0, max: 5 }),
  requestedAppointments: fc.integer({ min: 0, max: 5 }),
  closeCount: fc.integer({ min: 0, max: 3 }),
  cartons: fc.constant({}),
  exceptions: fc.subarray([{ eventId: 'x-1', detail: 'torn', at: later(1) }]),
  placed: fc.constant({}),
  deliveredAt: fc.constantFrom(later(50), undefined),
  prohibited: fc.constantFrom(undefined, { at: later(51), detail: 'e-cigarettes' }),
});
const views = fc.record({
  status: fc.constantFrom(...shipmentStatusSchema.options),
  incoterm: fc.constantFrom('DDP' as const, 'DAP' as const),
  cancelled: fc.boolean(),
  told: fc.array(told, { maxLength: 6 }),
  exporting: fc.option(statuses, { nil: undefined }),
  isf: fc.option(statuses, { nil: undefined }),
  importing: fc.option(statuses, { nil: undefined }),
  cases: fc.uniqueArray(decided, { maxLength: 4, selector: ({ caseId }) => caseId }),
  receiving: receivings,
  days: fc.integer({ min: 0, max: 120 }),
});

/** Putaway is only asked about once it was started. */
function isAsked(name: string, status: string): boolean {
  return (
    name !== 'assessPutaway' ||
    ['PUTAWAY_IN_PROGRESS', 'COMPLETED', 'COMPLETED_SHORT'].includes(status)
  );
}

describe.each(Object.entries(assessments))('%s', (name, assess) => {
  it('makes only legal moves and comes to rest, with a deadline ahead', () => {
    fc.assert(
      fc.property(views, (known) => {
        const { deliveredAt, prohibited, ...receiving } = known.receiving;
        const cancelRequest = { at: later(0), by: 'seller', reason: 'x' };
        fc.pre(isAsked(name, known.status));
        const start = aView(known.status, {
          now: later(known.days),
          tracking: tracked(...known.told),
          declarations: [
            ...(known.exporting ? [declared('EXPORT', known.exporting)] : []),
            ...(known.isf ? [declared('ISF', known.isf)] : []),
            ...(known.importing ? [declared('IMPORT', known.importing)] : []),
          ],
          receiving: {
            ...receiving,
            ...(deliveredAt && { deliveredAt }),
            ...(prohibited && { prohibited }),
          },
          cases: known.cases,
          patch: { incoterm: known.incoterm, ...(known.cancelled && { cancelRequest }) },
        });
        const { end, view } = play(start, assess);
        if ('wait' in end) expect(end.wait.deadlineAt > view.now).toBe(true);
        // Asked again at once it says the same: a repeated step changes nothing.
        expect(play(view, assess)).toMatchObject({ events: [], end });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('has an answer in every status, with nothing known', () => {
    for (const status of shipmentStatusSchema.options.filter((each) => isAsked(name, each)))
      expect(() => play(aView(status), assess)).not.toThrow();
  });
});
