/** The count stands: the warehouse may put the goods away. */
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { moveTo, mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createStartPutaway(ports: Pick<StepPorts, 'now' | 'shipments' | 'cases' | 'wms'>) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    if (shipment.status !== 'RECEIVING' && shipment.status !== 'DISCREPANCY_REVIEW')
      return { outcome: 'ALREADY' };
    return askPartner(ports, shipment, 'START_PUTAWAY', async (byHand) => {
      if (!byHand) await ports.wms.startPutaway(key.shipmentId);
      await moveTo(ports, shipment, 'start_putaway');
    });
  };
}
