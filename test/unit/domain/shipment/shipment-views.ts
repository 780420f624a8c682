/** Views to assess: the example in some status, with what is known around it, and the assessment played to its end. */
import { caseSchema, type Case, type CaseKind } from '../../../../domain/case/case.ts';
import { declarationId } from '../../../../domain/declaration/declaration-id.ts';
import {
  declarationSchema,
  type Declaration,
  type DeclarationKind,
  type DeclarationStatus,
} from '../../../../domain/declaration/declaration.ts';
import { addSeconds, timestampSchema } from '../../../../domain/kernel/time.ts';
import { NOTHING_RECEIVED } from '../../../../domain/receiving/receipt.ts';
import { advanceShipment } from '../../../../domain/shipment/advance-shipment.ts';
import { caseIdOf } from '../../../../domain/case/case-question.ts';
import { caseOf } from '../../../../domain/shipment/shipment-case.ts';
import { mootCase } from '../../../../domain/shipment/moot-case.ts';
import type { Move } from '../../../../domain/shipment/next-move.ts';
import { moveShipment, patchShipment } from '../../../../domain/shipment/shipment-record.ts';
import type { ShipmentStatus } from '../../../../domain/shipment/shipment-lifecycle.ts';
import type { ShipmentView } from '../../../../domain/shipment/shipment-view.ts';
import { foldEvent, NOTHING_TRACKED } from '../../../../domain/tracking/fold-event.ts';
import {
  trackingEventSchema,
  type TrackingProjection,
} from '../../../../domain/tracking/tracking-event.ts';
import {
  aQuote,
  aSubmission,
  aWarehouse,
  moved,
  shipmentId,
  T0,
  tenant,
} from '../../../support/example-shipment.ts';

export const DAY = 86_400;

export interface Around extends Partial<Omit<ShipmentView, 'shipment'>> {
  readonly patch?: Parameters<typeof patchShipment>[1];
}

/** The example in `status` since T0, looked at a minute later unless `now` says otherwise. */
export function aView(
  status: ShipmentStatus,
  { patch = {}, ...around }: Around = {},
): ShipmentView {
  const { shipment, content } = aSubmission();
  const carriage = {
    ...shipment.carriage,
    bookingAttempt: 1,
    bookingRequestReference: `${shipmentId}-1`,
  };
  const there = moveShipment(shipment, status, { quote: aQuote(), carriage, ...patch }, T0, 'test');
  return {
    shipment: there,
    content,
    warehouse: aWarehouse(),
    tracking: NOTHING_TRACKED,
    declarations: [],
    receiving: NOTHING_RECEIVED,
    cases: [],
    now: addSeconds(T0, 60),
    ...around,
  };
}

export interface Told {
  readonly milestone: string;
  readonly place?: string;
  readonly classifier?: string;
  /** Days after T0. */
  readonly day?: number;
  readonly unit?: string;
  readonly reason?: string;
  readonly weightG?: number;
}

export function tracked(...told: readonly Told[]): TrackingProjection {
  return told.reduce(
    (projection, { milestone, place, classifier = 'actual', day = 1, ...rest }, n) => {
      const event = trackingEventSchema.parse({
        eventKey: `event-${n}`,
        leg: 'line_haul',
        milestone,
        classifier,
        occurredAt: addSeconds(T0, day * DAY),
        occurredAtRaw: '',
        statedAt: addSeconds(T0, day * DAY),
        receivedAt: addSeconds(T0, day * DAY),
        ...(place !== undefined && { location: { unlocode: place } }),
        references: [],
        description: '',
        source: {
          provider: 'dcsa',
          apiVersion: '2.2',
          providerEventId: '',
          providerStatus: '',
          rawKey: '',
        },
        ...rest,
      });
      return foldEvent(projection, event);
    },
    NOTHING_TRACKED,
  );
}

export function declared(
  kind: DeclarationKind,
  statuses: readonly DeclarationStatus[] = [],
  changed: object = {},
): Declaration {
  return declarationSchema.parse({
    tenant,
    shipmentId,
    declarationId: declarationId(shipmentId, kind, 1),
    kind,
    version: 1,
    revision: 1,
    procedure: '9810',
    data: {},
    submittedAt: T0,
    statements: statuses.map((status, n) => ({
      eventId: `s-${n}`,
      status,
      statedAt: addSeconds(T0, n),
    })),
    answeredHolds: 0,
    ...changed,
  });
}

/** A case of the example; decided when an option is given. */
export function aCaseOf(
  kind: CaseKind,
  matter: string,
  option?: string,
  evidence: object = {},
): Case {
  return caseSchema.parse({
    caseId: caseIdOf(shipmentId, kind, matter),
    tenant,
    shipmentId,
    kind,
    title: kind,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['yes'],
    defaultOption: null,
    evidence: { matter, ...evidence },
    openedAt: T0,
    deadlineAt: addSeconds(T0, 7 * DAY),
    version: 1,
    ...(option === undefined
      ? { status: 'OPEN' }
      : { status: 'DECIDED', decision: { option, by: 'me', at: addSeconds(T0, 30) } }),
  });
}

export interface Played<O extends string> {
  readonly events: readonly string[];
  readonly view: ShipmentView;
  readonly end: Extract<Move<O>, { wait: unknown } | { finish: unknown }>;
}

/** Makes move after move, as a step does. Throws IllegalTransition, and when it does not come to rest. */
export function play<O extends string>(
  start: ShipmentView,
  assess: (view: ShipmentView) => Move<O>,
): Played<O> {
  let view = start;
  const events: string[] = [];
  for (let moves = 0; moves < 40; moves += 1) {
    const moot = mootCase(view);
    const move: Move<O> = moot ? { close: moot, reason: 'moot' } : assess(view);
    if ('wait' in move || 'finish' in move) return { events, view, end: move };
    if ('move' in move) events.push(move.move);
    view = after(view, move);
  }
  throw new Error(`does not come to rest: ${events.join(', ')}`);
}

function after(
  view: ShipmentView,
  move: Exclude<Move<never>, { wait: unknown } | { finish: unknown }>,
): ShipmentView {
  const { shipment, cases, now } = view;
  const replaced = (next: Case) => cases.map((c) => (c.caseId === next.caseId ? next : c));
  if ('move' in move) {
    const occasion = {
      at: now,
      actor: 'workflow',
      correlationId: 'x',
      ...(move.patch && { patch: move.patch }),
    };
    return { ...view, shipment: moved(advanceShipment(shipment, move.move, occasion)).next };
  }
  if ('patch' in move) return { ...view, shipment: patchShipment(shipment, move.patch, now) };
  if ('ask' in move) return { ...view, cases: [...cases, caseOf(view, move.ask)] };
  if ('close' in move) {
    const closed = caseSchema.parse({
      ...move.close,
      status: 'CLOSED',
      closedAt: now,
      closeReason: move.reason,
    });
    return { ...view, cases: replaced(closed) };
  }
  const decision = { option: move.option, by: 'system:deadline', at: now };
  return {
    ...view,
    cases: replaced(caseSchema.parse({ ...move.takeDefault, status: 'DECIDED', decision })),
  };
}

export const later = (days: number) => timestampSchema.parse(addSeconds(T0, days * DAY));
