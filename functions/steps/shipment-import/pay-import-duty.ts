/** Has the broker pay what customs asked: ours under DDP, the seller's own payment under DAP (M-044). */
import { latestDeclaration, unpaidDuty } from '../../../domain/declaration/customs-facts.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = Pick<StepPorts, 'now' | 'shipments' | 'cases' | 'declarations' | 'customs'>;

export function createPayImportDuty(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const declared = latestDeclaration(
      await ports.declarations.ofShipment(key.tenant, key.shipmentId),
      'IMPORT',
    );
    const notice = declared && unpaidDuty(declared);
    if (!declared || !notice?.amountDue) return { outcome: 'ALREADY' };
    const { amountDue: amount, eventId } = notice;
    const { declarationId, revision, paidDutyNotices = [] } = declared;
    return askPartner(ports, shipment, 'PAY_IMPORT_DUTY', async () => {
      await ports.customs.payDuty(declarationId, {
        paymentReference: `${declarationId}-duty-${eventId}`,
        amount,
      });
      await ports.declarations.save({
        ...declared,
        dutyPaidAt: ports.now(),
        paidDutyNotices: [...paidDutyNotices, eventId],
        revision: revision + 1,
      });
    });
  };
}
