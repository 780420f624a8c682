/** Records that other parts of the system would have written. */
import { caseSchema, type Case } from '../../../../domain/case/case.ts';
import { addSeconds, type Timestamp } from '../../../../domain/kernel/time.ts';
import { quoteSchema } from '../../../../domain/quote/quote.ts';
import { trackingEventSchema } from '../../../../domain/tracking/tracking-event.ts';
import { waitRegistrationSchema } from '../../../../domain/wait/wait.ts';
import { T0 } from '../../../support/example-shipment.ts';

const DAY = 86_400;

/** Stands for seven days. */
export function aQuote(at: Timestamp) {
  return quoteSchema.parse({
    quoteId: 'quo_1',
    rateCardVersion: '2026-11',
    issuedAt: at,
    expiresAt: addSeconds(at, 7 * DAY),
    lines: [],
    total: { amount: '900.00', currency: 'USD' },
    chargeableWeightG: 120_000,
    transitDays: { from: 25, to: 32, clearanceBuffer: 5 },
    scope: [],
    warnings: [],
  });
}

/** An execution that waits for the seller. */
export function aWait(shipmentId: string, token: string) {
  return waitRegistrationSchema.parse({
    tenant: 'lumio',
    entityId: shipmentId,
    state: 'AwaitAcceptance',
    awaiting: 'QUOTE_ACCEPTANCE',
    responsible: 'SELLER',
    deadlineAt: addSeconds(T0, 7 * DAY),
    token,
    generation: `${T0}#0`,
  });
}

export function aCase(shipmentId: string, changed: object = {}): Case {
  return caseSchema.parse({
    caseId: `cas_${shipmentId.slice(4)}-DUTY_PAYMENT_DUE-v1`,
    tenant: 'lumio',
    shipmentId,
    kind: 'DUTY_PAYMENT_DUE',
    title: 'Duty and tax are due',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['paid', 'abandon'],
    defaultOption: null,
    evidence: { amountDue: { amount: '310.00', currency: 'USD' } },
    openedAt: T0,
    deadlineAt: addSeconds(T0, 14 * DAY),
    version: 1,
    status: 'OPEN',
    ...changed,
  });
}

/** The vessel's way: a planned, an estimated and an actual departure, and an estimated arrival. */
export const voyage = [
  ['departed_port', 'CNYTN', 'planned', 10],
  ['arrived_port', 'USLAX', 'estimated', 30],
  ['departed_port', 'CNYTN', 'estimated', 11],
  ['departed_port', 'CNYTN', 'actual', 12],
].map(([milestone, unlocode, classifier, days], i) =>
  trackingEventSchema.parse({
    eventKey: `ev-${i}`,
    leg: 'line_haul',
    milestone,
    classifier,
    occurredAt: addSeconds(T0, Number(days) * DAY),
    occurredAtRaw: 'as sent',
    statedAt: addSeconds(T0, i),
    receivedAt: addSeconds(T0, i),
    location: { unlocode },
    references: [],
    description: '',
    source: {
      provider: 'dcsa',
      apiVersion: '2.2',
      providerEventId: `ev-${i}`,
      providerStatus: 'DEPA',
      rawKey: 'T/_/webhooks/dcsa/x',
    },
  }),
);

export const inDays = (days: number) => addSeconds(T0, days * DAY);
