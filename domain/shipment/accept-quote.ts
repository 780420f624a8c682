/** The seller takes the offer while it stands; the rate card version in it is frozen with it (lifecycles 4.1). */
import { Conflict } from '../kernel/domain-error.ts';
import { compare, parseMoney } from '../kernel/money.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Quote } from '../quote/quote.ts';
import { advanceShipment, type Advance, type Occasion } from './advance-shipment.ts';
import type { ShipmentHead } from './shipment-record.ts';
import type { Shipment } from './shipment.ts';

export function isQuoteExpired(quote: Pick<Quote, 'expiresAt'>, at: Timestamp): boolean {
  return quote.expiresAt <= at;
}

/** Throws Conflict QUOTE_EXPIRED, IllegalTransition when there is no quote to accept. */
export function acceptQuote(shipment: Shipment, occasion: Occasion): Advance {
  if (shipment.status !== 'QUOTED') return advanceShipment(shipment, 'accept', occasion);
  if (isQuoteExpired(shipment.quote, occasion.at))
    throw new Conflict('QUOTE_EXPIRED', `the quote expired at ${shipment.quote.expiresAt}`);
  const quote = { ...shipment.quote, acceptedAt: occasion.at };
  return advanceShipment(shipment, 'accept', { ...occasion, patch: { quote } });
}

/** Whether the seller said beforehand that a quote like this is taken. A limit in another currency decides nothing. */
export function isAcceptedBeforehand(
  { kind, acceptUpTo }: ShipmentHead['quoteAcceptance'],
  { total }: Pick<Quote, 'total'>,
): boolean {
  if (kind === 'manual') return false;
  if (!acceptUpTo) return true;
  if (acceptUpTo.currency !== total.currency) return false;
  return compare(parseMoney(total), parseMoney(acceptUpTo)) <= 0;
}
