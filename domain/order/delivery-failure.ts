/** The buyer was not reached (M-105): the seller chooses within two days what the carrier shall do; else the carrier's own rule. */
import type { Case } from '../case/case.ts';
import { addDays, addSeconds, dayOf, latest, type Timestamp } from '../kernel/time.ts';
import type { DeliveryInstruction } from '../parcel/parcel-carrier-port.ts';
import type { ParcelEvent } from '../parcel/parcel-tracking.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { addressSchema } from '../shipment/shipment.ts';
import { untilAnswer } from './ask-about.ts';
import type { FulfilmentMove } from './fulfilment-move.ts';
import { actOf, askedAbout, type DeliveryView } from './fulfilment-view.ts';

const ANSWER_SECONDS = 2 * 86_400;
/** The carrier keeps a parcel for the buyer so long (USPS, UPS Access Point: 15 and 7 days; domain-facts 3.3). */
const HOLD_SECONDS = 15 * 86_400;
/** Delivery attempts before the carrier sends it back by itself. */
const MOST_ATTEMPTS: Readonly<Record<string, number>> = { USPS: 2 };
const USUAL_ATTEMPTS = 3;

type Next = FulfilmentMove<never>;

/** Rules while the parcel was refused, misaddressed or not taken; undefined when it is on its way. */
export function failedDelivery(view: DeliveryView): Next | undefined {
  const { status, attempts, events } = view.tracking;
  const failure = events.findLast(({ milestone }) => FAILURES.includes(milestone));
  if (!failure || (status !== 'attempt_failed' && status !== 'exception')) return undefined;
  if (failure.reason === 'consignee_refused') return sendBack(view);
  const isLast = attempts >= (MOST_ATTEMPTS[carrierOf(view)] ?? USUAL_ATTEMPTS);
  if (status === 'attempt_failed' && isLast) return sendBack(view);
  const isAddress = failure.reason === 'consignee_incorrect_address';
  if (status === 'exception' && !isAddress) return undefined;
  const question = failureQuestion(view, failure, isAddress);
  return untilAnswer(view, question) ?? instructing(view, question);
}

const FAILURES: readonly string[] = ['delivery_attempted', 'exception'];

function failureQuestion(
  { now, tracking }: DeliveryView,
  failure: ParcelEvent,
  isAddress: boolean,
): CaseQuestion {
  return {
    kind: 'DELIVERY_FAILED',
    matter: isAddress ? `address-${failure.key.slice(0, 8)}` : `attempt-${tracking.attempts}`,
    title: isAddress ? 'The carrier cannot find the address' : 'The parcel could not be delivered',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['reattempt', 'pickup_point', 'address_correction', 'return_to_sender'],
    defaultOption: isAddress ? 'return_to_sender' : 'reattempt',
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: {
      attempts: tracking.attempts,
      reason: failure.reason,
      text: failure.text,
      at: failure.occurredAt,
    },
  };
}

/** What was decided is told to the carrier once; undefined when it was. */
function instructing(view: DeliveryView, { kind, matter }: CaseQuestion): Next | undefined {
  const found = askedAbout(view, kind, matter);
  const option = decisionOf(found);
  if (!found || option === undefined) return undefined;
  if (option === 'return_to_sender') return sendBack(view);
  const act = `INSTRUCT-${matter}`;
  if (actOf(view.fulfilment, act)) return undefined;
  return {
    act: { act, ask: { kind: 'INSTRUCT', instruction: instructionOf(view, found, option) } },
  };
}

function instructionOf(
  { order, now }: DeliveryView,
  found: Case,
  option: string,
): DeliveryInstruction {
  const values = ('decision' in found ? found.decision?.values : undefined) ?? {};
  switch (option) {
    case 'pickup_point':
      return {
        kind: 'PICKUP_POINT',
        ...(values['pickupPoint'] && { pickupPoint: values['pickupPoint'] }),
      };
    case 'address_correction': {
      const { line1, line2, name, city, region, postalCode } = values;
      const given = {
        name,
        city,
        region,
        postalCode,
        ...(line1 && { lines: line2 ? [line1, line2] : [line1] }),
      };
      const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
      const address = addressSchema.safeParse({ ...order.shipTo, ...stated });
      return { kind: 'ADDRESS_CORRECTION', address: address.data ?? order.shipTo };
    }
    default: {
      const date = values['date'] ?? addDays(dayOf(now), 1);
      return { kind: 'REATTEMPT', date, ...(values['window'] && { window: values['window'] }) };
    }
  }
}

/** Told to the carrier once. Whether it takes the order or not, the parcel's next scan says where it goes. */
function sendBack({ fulfilment }: DeliveryView): Next | undefined {
  const act = 'INSTRUCT-return';
  if (actOf(fulfilment, act)) return undefined;
  return { act: { act, ask: { kind: 'INSTRUCT', instruction: { kind: 'RETURN_TO_SENDER' } } } };
}

/** The buyer does not come for it. */
export function sendingBack(view: DeliveryView): Next | undefined {
  return view.now >= holdEndsAt(view) ? sendBack(view) : undefined;
}

export function holdEndsAt({ tracking, fulfilment, now }: DeliveryView): Timestamp {
  const told = actOf(fulfilment, 'INSTRUCT-return');
  if (told) return addSeconds(now, HOLD_SECONDS);
  return addSeconds(
    latest([tracking.lastEventAt, fulfilment.shippedAt, fulfilment.createdAt]),
    HOLD_SECONDS,
  );
}

function carrierOf({ fulfilment }: DeliveryView): string {
  return fulfilment.label?.carrier ?? '';
}
