/** The end: a cancelled shipment gets its status now that all is undone, and nothing waits for anybody any more. */
import type { CaseKind } from '../../../domain/case/case.ts';
import { BrokenRecord } from '../../../domain/kernel/domain-error.ts';
import { cancelShipment } from '../../../domain/shipment/cancel-shipment.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import type { StepInput } from '../../../workflows/shipment/contracts.ts';
import { mustFind, occasionOf } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = Pick<StepPorts, 'now' | 'shipments' | 'cases' | 'waits'>;

/** Questions about goods that stay with us outlive the shipment. */
const OUTLIVING: readonly CaseKind[] = ['CARTON_EXCEPTION', 'PROHIBITED_GOODS', 'STOCK_SUSPENSE'];

export function createCloseShipment(ports: Ports) {
  return async ({ ending, ...key }: StepInput & { ending: string }) => {
    const closed = await close(ports, await mustFind(ports, key), ending);
    if (!('closedAt' in closed))
      throw new BrokenRecord(`shipment ${key.shipmentId} ends while ${closed.status}`);
    await closeCases(ports, closed);
    await ports.waits.consume({ tenant: key.tenant, entityId: key.shipmentId, lane: 'main' });
    return { outcome: closed.status };
  };
}

async function close(ports: Ports, shipment: Shipment, ending: string): Promise<Shipment> {
  if (ending !== 'CANCELLED') return shipment;
  const cancelled = cancelShipment(shipment, occasionOf(shipment, ports.now()));
  if (cancelled.kind === 'already') return shipment;
  await ports.shipments.save(cancelled);
  return cancelled.next;
}

async function closeCases(ports: Ports, { tenant, shipmentId, status }: Shipment): Promise<void> {
  const open = (await ports.cases.ofEntity(tenant, shipmentId)).filter((c) => c.status === 'OPEN');
  const ended = open.filter(({ kind }) => !OUTLIVING.includes(kind));
  for (const each of ended) await ports.cases.close(each, `the shipment is ${status}`, ports.now());
}
