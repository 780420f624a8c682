/** Quoted: taken beforehand, taken by the seller in time, expired, or cancelled. */
import { isAcceptedBeforehand, isQuoteExpired } from './accept-quote.ts';
import type { Move } from './next-move.ts';
import { wantsCancel } from './refusal-case.ts';
import type { ShipmentView } from './shipment-view.ts';
import { timestampSchema } from '../kernel/time.ts';

export type AcceptanceOutcome = 'ACCEPTED' | 'EXPIRED' | 'CANCELLED';

export function assessAcceptance(view: ShipmentView): Move<AcceptanceOutcome> {
  const { shipment, now } = view;
  if (shipment.status === 'CANCELLED') return { finish: 'CANCELLED' };
  if (shipment.status === 'DRAFT') return { finish: 'EXPIRED' };
  if (shipment.status !== 'QUOTED') return { finish: 'ACCEPTED' };
  if (wantsCancel(view)) return { finish: 'CANCELLED' };
  const { quote } = shipment;
  if (isQuoteExpired(quote, now)) return { finish: 'EXPIRED' };
  if (isAcceptedBeforehand(shipment.quoteAcceptance, quote))
    return { move: 'accept', patch: { quote: { ...quote, acceptedAt: now } } };
  const deadlineAt = timestampSchema.parse(quote.expiresAt);
  return { wait: { awaiting: 'QUOTE_ACCEPTANCE', responsible: 'SELLER', deadlineAt } };
}
