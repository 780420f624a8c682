/** Each stage's decisions, row by row: what stands and is known, the moves made, and how it comes to rest. */
import { describe, expect, it } from 'vitest';
import { fault } from '../../../../domain/kernel/fault.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import {
  cartonCountSchema,
  NOTHING_RECEIVED,
  type CartonCount,
  type Receiving,
} from '../../../../domain/receiving/receipt.ts';
import { assessAcceptance } from '../../../../domain/shipment/assess-acceptance.ts';
import { assessDelivery } from '../../../../domain/shipment/assess-delivery.ts';
import { assessExport } from '../../../../domain/shipment/assess-export.ts';
import { assessFirstMile } from '../../../../domain/shipment/assess-first-mile.ts';
import { assessImport } from '../../../../domain/shipment/assess-import.ts';
import { assessReceiving } from '../../../../domain/shipment/assess-receiving.ts';
import { assessRepair } from '../../../../domain/shipment/assess-repair.ts';
import { assessSubmission } from '../../../../domain/shipment/assess-submission.ts';
import { assessTransit } from '../../../../domain/shipment/assess-transit.ts';
import type { Move } from '../../../../domain/shipment/next-move.ts';
import type { ShipmentStatus } from '../../../../domain/shipment/shipment-lifecycle.ts';
import type { ShipmentView } from '../../../../domain/shipment/shipment-view.ts';
import { stagesOf } from '../../../../domain/shipment/stages.ts';
import { shipmentId, T0 } from '../../../support/example-shipment.ts';
import { aCaseOf, aView, declared, later, play, tracked, type Around } from './shipment-views.ts';

const BOOKING = `${shipmentId}-1`;
const cancelRequest = { at: T0, by: 'seller', reason: 'sold out' };
const hold = (patch: Partial<Receiving>): Receiving => ({ ...NOTHING_RECEIVED, ...patch });

type Row = readonly [
  what: string,
  status: ShipmentStatus,
  around: Around,
  events: readonly string[],
  end: string,
];

/** `finish X`, or `wait X`. */
function comesTo<O extends string>(
  assess: (view: ShipmentView) => Move<O>,
  rows: readonly Row[],
): void {
  it.each(rows)('%s', (_, status, around, events, end) => {
    const played = play(aView(status, around), assess);
    expect(played.events).toEqual(events);
    expect(
      'finish' in played.end ? `finish ${played.end.finish}` : `wait ${played.end.wait.awaiting}`,
    ).toBe(end);
  });
}

describe('submission', () => {
  const clean = (view: ShipmentView) => assessSubmission(view, []);
  comesTo(clean, [
    ['passes what has no faults', 'SUBMITTED', {}, [], 'finish PASSED'],
    [
      'ends what was cancelled meanwhile',
      'SUBMITTED',
      { patch: { cancelRequest } },
      [],
      'finish CANCELLED',
    ],
    ['waits while faults stand', 'ACTION_REQUIRED', {}, [], 'wait SHIPMENT_FAULTS'],
    ['cancels after 14 days', 'ACTION_REQUIRED', { now: later(14) }, [], 'finish CANCELLED'],
    ['is passed by what is further on: a restart goes on', 'DEPARTED', {}, [], 'finish PASSED'],
  ]);
  comesTo(
    (view) => assessSubmission(view, [fault('', 'BAD', 'bad')]),
    [['asks the seller to mend faults', 'SUBMITTED', {}, ['find_faults'], 'wait SHIPMENT_FAULTS']],
  );
});

describe('acceptance', () => {
  comesTo(assessAcceptance, [
    [
      'is automatic when the seller said so',
      'QUOTED',
      { patch: { quoteAcceptance: { kind: 'automatic' } } },
      ['accept'],
      'finish ACCEPTED',
    ],
    ['waits for the seller', 'QUOTED', {}, [], 'wait QUOTE_ACCEPTANCE'],
    [
      'expires with the quote',
      'QUOTED',
      { now: later(7), patch: { carriage: { containers: [], bookingAttempt: 0 } } },
      ['expire_quote'],
      'finish EXPIRED',
    ],
    [
      'cancels what is booked when a new quote expires',
      'QUOTED',
      { now: later(7) },
      [],
      'finish CANCELLED',
    ],
    [
      'is automatic up to a limit only',
      'QUOTED',
      {
        patch: {
          quoteAcceptance: { kind: 'automatic', acceptUpTo: { amount: '899.99', currency: 'USD' } },
        },
      },
      [],
      'wait QUOTE_ACCEPTANCE',
    ],
    ['ends with a cancellation', 'QUOTED', { patch: { cancelRequest } }, [], 'finish CANCELLED'],
  ]);
});

describe('stages', () => {
  it('leave out what was not bought (M-013)', () => {
    expect(stagesOf({ legs: ['IMPORT_CUSTOMS', 'WAREHOUSE'] })).toEqual([
      'TRANSIT',
      'IMPORT',
      'RECEIVING',
    ]);
    expect(stagesOf({ legs: ['MAIN_CARRIAGE'] })).toEqual(['BOOKING', 'TRANSIT', 'RECEIVING']);
  });
});

describe('the first mile', () => {
  const booked = { milestone: 'booked', unit: BOOKING };
  const legs: NonNullable<Around['patch']> = { legs: ['MAIN_CARRIAGE', 'WAREHOUSE'] };
  comesTo(assessFirstMile, [
    ['begins with a booking', 'ACCEPTED', {}, [], 'finish BOOK'],
    ['waits for its confirmation', 'BOOKING_REQUESTED', {}, [], 'wait BOOKING_CONFIRMATION'],
    [
      'takes the confirmation',
      'BOOKING_REQUESTED',
      { tracking: tracked(booked) },
      ['confirm_booking'],
      'finish SCHEDULE_PICKUP',
    ],
    [
      'passes over the word about an earlier booking',
      'BOOKING_REQUESTED',
      { tracking: tracked({ milestone: 'booking_rejected', unit: 'other-1' }) },
      [],
      'wait BOOKING_CONFIRMATION',
    ],
    [
      'asks after a rejection',
      'BOOKING_REQUESTED',
      { tracking: tracked({ milestone: 'booking_rejected', unit: BOOKING }) },
      ['reject_booking'],
      'wait BOOKING_REJECTED',
    ],
    [
      'books again when told to',
      'BOOKING_REJECTED',
      { cases: [aCaseOf('BOOKING_REJECTED', 'attempt-1', 'rebook')] },
      [],
      'finish BOOK',
    ],
    [
      'ends when told to',
      'BOOKING_REJECTED',
      { cases: [aCaseOf('BOOKING_REJECTED', 'attempt-1', 'cancel')] },
      [],
      'finish CANCELLED',
    ],
    [
      'has nobody collect what the seller brings',
      'BOOKED',
      { patch: legs },
      [],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'receives what the seller brought',
      'BOOKED',
      { patch: legs, tracking: tracked({ milestone: 'gated_in', place: 'CNYTN' }) },
      ['receive_at_origin'],
      'finish RECEIVED',
    ],
    [
      'follows the collection',
      'PICKUP_SCHEDULED',
      { tracking: tracked({ milestone: 'picked_up' }) },
      ['collect'],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'makes up a collection nobody told of',
      'PICKUP_SCHEDULED',
      { tracking: tracked({ milestone: 'received_at_origin' }) },
      ['collect', 'receive_at_origin'],
      'finish RECEIVED',
    ],
    [
      'knows by the vessel that the goods were at the origin',
      'COLLECTED',
      { tracking: tracked({ milestone: 'departed_port', place: 'CNYTN' }) },
      ['receive_at_origin'],
      'finish RECEIVED',
    ],
    [
      'does not take the gate of another port for the origin’s',
      'COLLECTED',
      { tracking: tracked({ milestone: 'gated_in', place: 'USLAX' }) },
      [],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'bears 5 % of weight',
      'COLLECTED',
      { tracking: tracked({ milestone: 'picked_up', unit: 'A', weightG: 129_150 }) },
      [],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'asks about more',
      'COLLECTED',
      { tracking: tracked({ milestone: 'picked_up', unit: 'A', weightG: 129_151 }) },
      ['find_faults'],
      'finish REQUOTE',
    ],
    [
      'adds the boxes up, each by its last weighing',
      'COLLECTED',
      {
        tracking: tracked(
          { milestone: 'picked_up', unit: 'A', weightG: 500 },
          { milestone: 'gated_in', unit: 'A', weightG: 60_000, day: 2 },
          { milestone: 'gated_in', unit: 'B', weightG: 63_000, day: 2 },
        ),
      },
      ['receive_at_origin'],
      'finish RECEIVED',
    ],
    ['ends with a cancellation', 'COLLECTED', { patch: { cancelRequest } }, [], 'finish CANCELLED'],
    [
      'waits for a refusal’s answer before anything else',
      'BOOKED',
      { cases: [aCaseOf('PARTNER_REFUSED', 'SCHEDULE_PICKUP-1')] },
      [],
      'wait PARTNER_REFUSED',
    ],
    ['is over for what is further on', 'LOADED', {}, [], 'finish RECEIVED'],
  ]);
});

describe('export customs', () => {
  const filed = (...said: Parameters<typeof declared>[1] & object) => declared('EXPORT', said);
  const isf = (...said: Parameters<typeof declared>[1] & object) => declared('ISF', said);
  comesTo(assessExport, [
    ['begin with a declaration', 'ORIGIN_RECEIVED', {}, [], 'finish DECLARE'],
    [
      'need an ISF for the US by sea',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED')] },
      [],
      'finish FILE_ISF',
    ],
    [
      'need none by air',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED')], patch: { mode: 'AIR' } },
      [],
      'wait EXPORT_RELEASE',
    ],
    [
      'release',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED', 'RELEASED'), isf('ACCEPTED')] },
      ['release_export'],
      'finish RELEASED',
    ],
    [
      'let nothing go before the ISF is accepted',
      'EXPORT_DECLARED',
      { declarations: [filed('RELEASED'), isf()] },
      ['release_export'],
      'wait ISF_ACCEPTANCE',
    ],
    [
      'wait no longer for it when the vessel is gone',
      'EXPORT_RELEASED',
      {
        declarations: [filed('RELEASED'), isf()],
        tracking: tracked({ milestone: 'departed_port', place: 'CNYTN' }),
      },
      [],
      'finish RELEASED',
    ],
    [
      'ask about a rejected ISF',
      'EXPORT_RELEASED',
      { declarations: [filed('RELEASED'), isf('REJECTED')] },
      [],
      'wait EXPORT_REJECTED',
    ],
    [
      'ask about a rejection',
      'EXPORT_DECLARED',
      { declarations: [filed('REJECTED')] },
      ['reject_export'],
      'wait EXPORT_REJECTED',
    ],
    [
      'are told again when it is amended',
      'EXPORT_REJECTED',
      {
        declarations: [filed('REJECTED')],
        cases: [aCaseOf('EXPORT_REJECTED', 'EXPORT-v1', 'amend')],
      },
      [],
      'finish DECLARE',
    ],
    [
      'hold',
      'EXPORT_DECLARED',
      { declarations: [filed('HELD'), isf('ACCEPTED')] },
      ['hold_export'],
      'wait EXPORT_HOLD',
    ],
    [
      'let go of a hold',
      'EXPORT_HOLD',
      { declarations: [filed('HELD', 'RELEASED'), isf('ACCEPTED')] },
      ['release_export'],
      'finish RELEASED',
    ],
    [
      'are late after 3 days',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED'), isf('ACCEPTED')], now: later(3) },
      [],
      'wait OVERDUE',
    ],
  ]);
});

describe('transit', () => {
  const load = { milestone: 'loaded', place: 'CNYTN', day: 13 };
  const sail = { milestone: 'departed_port', place: 'CNYTN', day: 14 };
  const land = { milestone: 'arrived_port', place: 'USLAX', day: 34 };
  const byAir: Around = { patch: { mode: 'AIR' } };
  comesTo(assessTransit, [
    ['waits for the loading', 'EXPORT_RELEASED', {}, [], 'wait LOADING'],
    ['loads', 'EXPORT_RELEASED', { ...byAir, tracking: tracked(load) }, ['load'], 'wait DEPARTURE'],
    ['sails', 'LOADED', { tracking: tracked(load, sail) }, ['depart'], 'wait ARRIVAL'],
    ['lands', 'DEPARTED', { tracking: tracked(load, sail, land) }, ['arrive'], 'finish ARRIVED'],
    [
      'makes up what nobody told of',
      'EXPORT_RELEASED',
      { ...byAir, tracking: tracked(land) },
      ['load', 'depart', 'arrive'],
      'finish ARRIVED',
    ],
    [
      'is cancelled ashore',
      'LOADED',
      { patch: { cancelRequest }, tracking: tracked(load) },
      [],
      'finish CANCELLED',
    ],
    [
      'is not cancelled once gone',
      'LOADED',
      { patch: { cancelRequest }, tracking: tracked(load, sail) },
      ['depart'],
      'wait ARRIVAL',
    ],
    [
      'is rolled by a later estimate',
      'LOADED',
      {
        tracking: tracked(
          { ...sail, classifier: 'planned' },
          { ...sail, classifier: 'estimated', day: 15 },
        ),
      },
      ['roll'],
      'wait DEPARTURE',
    ],
    [
      'is not rolled by a late tide',
      'LOADED',
      {
        tracking: tracked(
          { ...sail, classifier: 'planned' },
          { ...sail, classifier: 'estimated', day: 14.5 },
        ),
      },
      [],
      'wait DEPARTURE',
    ],
    [
      'is ashore on the way',
      'DEPARTED',
      { tracking: tracked(sail, { milestone: 'discharged', place: 'KRPUS', day: 20 }) },
      ['transship'],
      'wait ONWARD_DEPARTURE',
    ],
    [
      'goes on from there',
      'TRANSSHIPPING',
      {
        tracking: tracked(
          sail,
          { milestone: 'discharged', place: 'KRPUS', day: 20 },
          { milestone: 'departed_port', place: 'KRPUS', day: 22 },
        ),
      },
      ['depart'],
      'wait ARRIVAL',
    ],
    [
      'is lost when the carrier says so',
      'DEPARTED',
      { tracking: tracked(sail, { milestone: 'lost', day: 20 }) },
      ['lose'],
      'finish LOST',
    ],
    [
      'is lost when operations say so',
      'DEPARTED',
      { tracking: tracked(sail), cases: [aCaseOf('TRANSIT_STALLED', 'ARRIVAL-1', 'declare-lost')] },
      ['lose'],
      'finish LOST',
    ],
    [
      'is not stalled at sea before it should be there',
      'DEPARTED',
      { tracking: tracked(sail), now: later(40) },
      [],
      'wait ARRIVAL',
    ],
    [
      'is stalled after',
      'DEPARTED',
      { tracking: tracked(sail, { ...land, classifier: 'estimated', day: 34 }), now: later(45) },
      [],
      'wait TRANSIT_STALLED',
    ],
  ]);
});

describe('import customs', () => {
  const filed = (statuses: Parameters<typeof declared>[1], changed: object = {}) =>
    declared('IMPORT', statuses, changed);
  comesTo(assessImport, [
    ['begin with an entry', 'ARRIVED', {}, [], 'finish FILE'],
    [
      'take their time',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['ACCEPTED'])] },
      [],
      'wait IMPORT_RELEASE',
    ],
    [
      'hold',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['HELD'])] },
      ['hold_import'],
      'wait CUSTOMS_HOLD',
    ],
    [
      'get the papers',
      'CUSTOMS_HOLD',
      {
        declarations: [filed(['HELD'])],
        cases: [aCaseOf('CUSTOMS_HOLD', 'v1-1', 'provide-documents')],
      },
      [],
      'finish ANSWER',
    ],
    [
      'have them',
      'CUSTOMS_HOLD',
      { declarations: [filed(['HELD'], { answeredHolds: 1 })] },
      ['answer_hold'],
      'wait IMPORT_RELEASE',
    ],
    [
      'get another entry after a rejection',
      'CUSTOMS_HOLD',
      {
        declarations: [filed(['REJECTED'])],
        cases: [aCaseOf('CUSTOMS_HOLD', 'v1-rejected-1', 'amend')],
      },
      [],
      'finish FILE',
    ],
    [
      'bring operations in when free time ends',
      'CUSTOMS_HOLD',
      { declarations: [filed(['HELD'])], now: later(8), cases: [aCaseOf('CUSTOMS_HOLD', 'v1-1')] },
      [],
      'wait OVERDUE',
    ],
    [
      'examine',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['UNDER_EXAMINATION'])] },
      ['examine'],
      'wait CUSTOMS_EXAMINATION',
    ],
    [
      'want money: ours under DDP',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['DUTY_DUE'])] },
      ['assess_duty'],
      'finish PAY',
    ],
    [
      'want money: the seller’s under DAP',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['DUTY_DUE'])], patch: { incoterm: 'DAP' } },
      ['assess_duty'],
      'wait DUTY_PAYMENT_DUE',
    ],
    [
      'get it when the seller paid',
      'DUTY_PAYMENT_DUE',
      {
        declarations: [filed(['DUTY_DUE'])],
        patch: { incoterm: 'DAP' },
        cases: [aCaseOf('DUTY_PAYMENT_DUE', 'v1-s-0', 'paid')],
      },
      [],
      'finish PAY',
    ],
    [
      'have it',
      'DUTY_PAYMENT_DUE',
      { declarations: [filed(['DUTY_DUE'], { dutyPaidAt: T0 })] },
      [],
      'wait IMPORT_RELEASE',
    ],
    [
      'release',
      'DUTY_PAYMENT_DUE',
      { declarations: [filed(['DUTY_DUE', 'RELEASED'])] },
      ['release_import'],
      'finish RELEASED',
    ],
    [
      'seize',
      'CUSTOMS_HOLD',
      { declarations: [filed(['HELD', 'SEIZED'])] },
      ['seize'],
      'finish SEIZED',
    ],
    [
      'ask about the duty once the hold is answered, whatever came first',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['DUTY_DUE', 'HELD'], { answeredHolds: 1 })] },
      ['assess_duty'],
      'finish PAY',
    ],
  ]);
});

describe('delivery', () => {
  const announced = hold({ requestedAppointments: 1 });
  const appointment = { at: later(2), reference: 'APT-1' };
  comesTo(assessDelivery, [
    ['begins with a notice', 'CUSTOMS_RELEASED', {}, [], 'finish ANNOUNCE'],
    [
      'waits for an appointment',
      'CUSTOMS_RELEASED',
      { receiving: announced },
      [],
      'wait APPOINTMENT',
    ],
    [
      'has one',
      'CUSTOMS_RELEASED',
      { receiving: { ...announced, appointment } },
      ['schedule_delivery'],
      'wait DELIVERY',
    ],
    [
      'gets another for a missed one',
      'APPOINTMENT_SCHEDULED',
      { receiving: { ...announced, appointment, missedAppointments: 1 } },
      [],
      'finish ANNOUNCE',
    ],
    [
      'asks after three',
      'APPOINTMENT_SCHEDULED',
      { receiving: { ...announced, missedAppointments: 3, requestedAppointments: 3 } },
      [],
      'wait APPOINTMENT_MISSED',
    ],
    [
      'knows by the count that the goods are there',
      'CUSTOMS_RELEASED',
      { receiving: { ...announced, closedAt: later(3) } },
      ['deliver'],
      'finish DELIVERED',
    ],
    [
      'is overdue a day after the appointment, never sooner than 3 days',
      'APPOINTMENT_SCHEDULED',
      { receiving: { ...announced, appointment }, now: later(3.1) },
      [],
      'wait DELIVERY_OVERDUE',
    ],
    [
      'is lost on operations’ word',
      'APPOINTMENT_SCHEDULED',
      {
        receiving: { ...announced, appointment },
        cases: [aCaseOf('DELIVERY_OVERDUE', 'DELIVERY-1', 'declare-lost')],
      },
      ['lose'],
      'finish LOST',
    ],
  ]);
});

describe('receiving', () => {
  const full = (cartonNumber: number, sku: string, good: number): [string, CartonCount] => [
    String(cartonNumber),
    cartonCountSchema.parse({
      eventId: `c${cartonNumber}`,
      cartonNumber,
      count: 1,
      lines: [{ sku, good, damaged: 0 }],
      countedAt: T0,
    }),
  ];
  const counted = Object.fromEntries([
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => full(n, 'LAMP-1', 12)),
    ...[9, 10].map((n) => full(n, 'SPKR-1', 20)),
  ]);
  const receiving = (patch: Partial<Receiving>) =>
    hold({ deliveredAt: T0, checkedInAt: T0, cartons: counted, ...patch });
  const short = { ...counted, ...Object.fromEntries([full(10, 'SPKR-1', 18)]) };
  const asked = (option?: string, n = 1) => aCaseOf('RECEIVING_DISCREPANCY', `count-${n}`, option);
  comesTo(assessReceiving, [
    [
      'waits for the check-in',
      'DELIVERED_TO_WAREHOUSE',
      { receiving: hold({ deliveredAt: T0 }) },
      [],
      'wait CHECK_IN',
    ],
    [
      'counts',
      'DELIVERED_TO_WAREHOUSE',
      { receiving: receiving({ cartons: {} }) },
      ['check_in'],
      'wait COUNT',
    ],
    [
      'puts away what is as announced',
      'RECEIVING',
      { receiving: receiving({ closeCount: 1, closedAt: T0 }) },
      [],
      'finish PUT_AWAY',
    ],
    [
      'asks about a difference',
      'RECEIVING',
      { receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }) },
      ['find_discrepancy'],
      'wait RECEIVING_DISCREPANCY',
    ],
    [
      'accepts it by default',
      'DISCREPANCY_REVIEW',
      { now: later(7), receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }) },
      [],
      'finish PUT_AWAY',
    ],
    [
      'counts again',
      'DISCREPANCY_REVIEW',
      {
        receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }),
        cases: [asked('recount')],
      },
      [],
      'finish RECOUNT',
    ],
    [
      'puts away by the count when the warehouse will not repeat it and it was accepted',
      'DISCREPANCY_REVIEW',
      {
        receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }),
        cases: [
          asked('recount'),
          aCaseOf('PARTNER_REFUSED', 'REQUEST_RECOUNT-1', 'accept', {
            act: 'REQUEST_RECOUNT',
            round: 1,
          }),
        ],
      },
      [],
      'finish PUT_AWAY',
    ],
    [
      'waits for the recount',
      'RECEIVING',
      {
        receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }),
        cases: [asked('recount')],
      },
      [],
      'wait COUNT',
    ],
    [
      'asks about the recount',
      'RECEIVING',
      {
        receiving: receiving({ closeCount: 2, closedAt: T0, cartons: short }),
        cases: [asked('recount')],
      },
      ['find_discrepancy'],
      'wait RECEIVING_DISCREPANCY',
    ],
    [
      'needs no answer once the missing carton was counted',
      'DISCREPANCY_REVIEW',
      { receiving: receiving({ closeCount: 1, closedAt: T0 }), cases: [asked()] },
      [],
      'finish PUT_AWAY',
    ],
    [
      'refuses the batch',
      'RECEIVING',
      { receiving: receiving({ prohibited: { at: T0, detail: 'x' } }) },
      [],
      'finish REFUSED',
    ],
  ]);

  it('asks about each carton that was set aside, and goes on', () => {
    const exceptions = ['x-1', 'x-2'].map((eventId) => ({ eventId, detail: 'torn', at: T0 }));
    const played = play(
      aView('RECEIVING', { receiving: receiving({ exceptions }) }),
      assessReceiving,
    );
    expect(played.view.cases.map(({ kind }) => kind)).toEqual([
      'CARTON_EXCEPTION',
      'CARTON_EXCEPTION',
    ]);
    expect(played.end).toMatchObject({ wait: { awaiting: 'COUNT' } });
  });
});

describe('a failed undo', () => {
  const failed = { undo: 'CANCEL_BOOKING', attempt: 1, error: 'PartnerRefused' };
  const assess = (view: ShipmentView) => assessRepair(view, failed);
  const matter = 'CANCEL_BOOKING-1';

  it('blocks the shipment and asks operations', () => {
    const played = play(aView('BOOKED'), assess);
    expect(played.view.shipment.automationBlocked).toBe(true);
    expect(played.end).toMatchObject({
      wait: { awaiting: 'COMPENSATION_FAILED', responsible: 'OPERATIONS' },
    });
  });

  it.each([
    ['retry', 'RETRY'],
    ['done-by-hand', 'DONE_BY_HAND'],
  ])('goes on with %s', (option, outcome) => {
    const around = {
      cases: [aCaseOf('COMPENSATION_FAILED', matter, option)],
      patch: { automationBlocked: true },
    };
    const played = play(aView('BOOKED', around), assess);
    expect(played.view.shipment.automationBlocked).toBe(false);
    expect(played.end).toEqual({ finish: outcome });
  });
});

describe('patience', () => {
  it('begins anew after every answer, with a case of its own', () => {
    const overdue = (n: number) =>
      aCaseOf('OVERDUE', `BOOKING_CONFIRMATION-${n}`, 'keep-waiting', {
        awaiting: 'BOOKING_CONFIRMATION',
      });
    const first = play(
      aView('BOOKING_REQUESTED', { now: later(1), cases: [overdue(1)] }),
      assessFirstMile,
    );
    expect(first.end).toMatchObject({
      wait: { awaiting: 'BOOKING_CONFIRMATION', deadlineAt: addSeconds(T0, 2 * 86_400 + 30) },
    });
    const second = play(
      aView('BOOKING_REQUESTED', { now: later(3), cases: [overdue(1)] }),
      assessFirstMile,
    );
    expect(second.view.cases.map(({ caseId }) => caseId.slice(-1))).toEqual(['1', '2']);
  });

  it('closes a case whose matter ended by itself', () => {
    const overdue = aCaseOf('OVERDUE', 'BOOKING_CONFIRMATION-1', undefined, {
      awaiting: 'BOOKING_CONFIRMATION',
      status: 'BOOKING_REQUESTED',
    });
    const played = play(aView('BOOKED', { cases: [overdue] }), assessFirstMile);
    expect(played.view.cases.map(({ status }) => status)).toEqual(['CLOSED']);
  });
});
