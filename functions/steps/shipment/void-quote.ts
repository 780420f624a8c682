/** An offer that ended: expired, the shipment is a draft again; cancelled, it just counts no longer. */
import { isQuoteExpired } from '../../../domain/shipment/accept-quote.ts';
import { quoteOf } from '../../../domain/shipment/shipment-record.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { moveTo, mustFind, patchTo, type Shipments } from '../shipment-records.ts';

export function createVoidQuote(ports: Shipments) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const quote = quoteOf(shipment);
    const now = ports.now();
    if (!quote) return { outcome: 'ALREADY' };
    const expired = isQuoteExpired(quote, now);
    if (shipment.status === 'QUOTED' && expired && !shipment.cancelRequest) {
      await moveTo(ports, shipment, 'expire_quote');
      return { outcome: 'DONE' };
    }
    if (expired) return { outcome: 'ALREADY' };
    await patchTo(ports, shipment, { quote: { ...quote, expiresAt: now } });
    return { outcome: 'DONE' };
  };
}
