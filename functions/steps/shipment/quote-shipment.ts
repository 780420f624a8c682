/** Prices what passed the pre-check. */
import { quoteShipment } from '../../../domain/quote/quote-shipment.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { contentOf, moveTo, mustFind, warehouseOf } from '../shipment-records.ts';
import { declaredSkus } from '../declared-skus.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = Pick<StepPorts, 'now' | 'shipments' | 'skus' | 'warehouses'>;

export function createQuoteShipment(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const head = await mustFind(ports, key);
    if (head.status !== 'SUBMITTED') return { outcome: 'ALREADY' };
    const content = await contentOf(ports, head);
    const [skus, warehouse] = await Promise.all([
      declaredSkus(ports, head, content),
      warehouseOf(ports, head),
    ]);
    const quoteId = `quo_${head.shipmentId.slice(4)}-${head.epoch}-${head.contentVersion}`;
    const quote = quoteShipment({ quoteId, head, content, skus, warehouse, at: ports.now() });
    await moveTo(ports, head, 'quote', { patch: { quote } });
    return { outcome: 'DONE' };
  };
}
