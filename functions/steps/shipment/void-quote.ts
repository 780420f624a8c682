/** The offer of a cancelled shipment counts no longer. */
import { isQuoteExpired } from '../../../domain/shipment/accept-quote.ts';
import { quoteOf } from '../../../domain/shipment/shipment-record.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { mustFind, patchTo, type Shipments } from '../shipment-records.ts';

export function createVoidQuote(ports: Shipments) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const quote = quoteOf(shipment);
    const now = ports.now();
    if (!quote || isQuoteExpired(quote, now)) return { outcome: 'ALREADY' };
    await patchTo(ports, shipment, { quote: { ...quote, expiresAt: now } });
    return { outcome: 'DONE' };
  };
}
