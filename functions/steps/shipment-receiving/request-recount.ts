/** The seller disputes the count: the warehouse counts once more. */
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { moveTo, mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createRequestRecount(
  ports: Pick<StepPorts, 'now' | 'shipments' | 'cases' | 'receiving' | 'wms'>,
) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    if (shipment.status !== 'DISCREPANCY_REVIEW') return { outcome: 'ALREADY' };
    const { closeCount } = await ports.receiving.find(key);
    const recount = async () => {
      await ports.wms.requestRecount(key.shipmentId, closeCount + 1);
      await moveTo(ports, shipment, 'recount');
    };
    return askPartner(ports, shipment, 'REQUEST_RECOUNT', recount, closeCount);
  };
}
