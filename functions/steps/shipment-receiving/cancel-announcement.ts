/** Undo of announce-arrival; cancelling what was never announced is success. */
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import type { StepPorts } from '../step-ports.ts';

export function createCancelAnnouncement({ wms }: Pick<StepPorts, 'wms'>) {
  return async ({ shipmentId }: StepInput): Promise<Done> => {
    await wms.cancelAnnouncement(shipmentId);
    return { outcome: 'DONE' };
  };
}
