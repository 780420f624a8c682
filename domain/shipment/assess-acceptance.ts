/** Quoted: taken beforehand, taken by the seller in time, expired, or cancelled. */
import { isAcceptedBeforehand, isQuoteExpired } from './accept-quote.ts';
import type { Move } from './next-move.ts';
import { wantsCancel } from './refusal-case.ts';
import { preQuoteStatusSchema } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';
import { timestampSchema } from '../kernel/time.ts';

export type AcceptanceOutcome = 'ACCEPTED' | 'EXPIRED' | 'CANCELLED';

export function assessAcceptance(view: ShipmentView): Move<AcceptanceOutcome> {
  const { shipment, now } = view;
  if (shipment.status === 'CANCELLED') return { finish: 'CANCELLED' };
  // Submitted anew by the seller: that is the next epoch's, whose execution is another.
  if (preQuoteStatusSchema.safeParse(shipment.status).success) return { finish: 'EXPIRED' };
  if (shipment.status !== 'QUOTED') return { finish: 'ACCEPTED' };
  if (wantsCancel(view)) return { finish: 'CANCELLED' };
  const { quote } = shipment;
  // Decided and written in one: who decides elsewhere may read another clock.
  if (isQuoteExpired(quote, now)) return expiryMove(view);
  if (isAcceptedBeforehand(shipment.quoteAcceptance, quote))
    return { move: 'accept', patch: { quote: { ...quote, acceptedAt: now } } };
  const deadlineAt = timestampSchema.parse(quote.expiresAt);
  return { wait: { awaiting: 'QUOTE_ACCEPTANCE', responsible: 'SELLER', deadlineAt } };
}

/** A draft has nothing to undo. What was booked, perhaps collected, before it was weighed and quoted anew has: it is cancelled. */
function expiryMove({ shipment, now }: ShipmentView): Move<AcceptanceOutcome> {
  if (shipment.carriage.bookingAttempt === 0) return { move: 'expire_quote' };
  return { patch: { cancelRequest: { at: now, by: 'system:deadline', reason: 'QUOTE_EXPIRED' } } };
}
