/** Prohibited goods: the whole batch is refused, and a person deals with what stands at the dock (M-028). */
import { addSeconds } from '../../../domain/kernel/time.ts';
import { caseOf } from '../../../domain/shipment/shipment-case.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { moveTo, mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createRefuseBatch(
  ports: Pick<StepPorts, 'now' | 'shipments' | 'cases' | 'receiving' | 'wms'>,
) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    if (shipment.status === 'REFUSED') return { outcome: 'ALREADY' };
    const { prohibited } = await ports.receiving.find(key);
    const detail = prohibited?.detail ?? 'prohibited goods';
    const now = ports.now();
    const question = {
      kind: 'PROHIBITED_GOODS',
      matter: 'batch',
      title: 'The warehouse found prohibited goods',
      audience: 'operations',
      responsible: 'OPERATIONS',
      options: ['return-to-seller', 'destroy'],
      defaultOption: null,
      deadlineAt: addSeconds(now, 30 * 86_400),
      evidence: { detail },
    } as const;
    await ports.cases.open(caseOf({ shipment, now }, question));
    await ports.wms.refuse(key.shipmentId, detail);
    await moveTo(ports, shipment, 'refuse', { reasonCode: 'PROHIBITED' });
    return { outcome: 'DONE' };
  };
}
