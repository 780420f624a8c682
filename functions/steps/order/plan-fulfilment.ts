/** Plans a fulfilment: holds, a warehouse, the reservation (domain/order/plan-fulfilment.ts). */
import { addSeconds } from '../../../domain/kernel/time.ts';
import type { Fulfilment } from '../../../domain/order/fulfilment.ts';
import { packingDueAt } from '../../../domain/order/assess-floor.ts';
import { planFulfilment } from '../../../domain/order/plan-fulfilment.ts';
import { unitsOf } from '../../../domain/order/reservation.ts';
import { wakeBackorders } from '../../../domain/order/wake-backorders.ts';
import type { FulfilmentAssessInput } from '../../../workflows/order/contracts.ts';
import type { OrderPorts } from './order-ports.ts';
import { readPlanning } from './read-planning.ts';
import { stepWait } from '../step-wait.ts';
import { readBoth, settleFulfilment, takeSignal } from './settle-fulfilment.ts';

export function createPlanFulfilment(ports: OrderPorts) {
  return async (input: FulfilmentAssessInput) => {
    const before = await ports.orders.findFulfilment(input);
    // Nobody can have waited for what was never planned: the usual way saves the write.
    if (before) await takeSignal(ports, input);
    const settled = await settleFulfilment(ports, () => readPlanning(ports, input), planFulfilment);
    if (before && isFreeing(before, settled.outcome)) await wakeNext(ports, input);
    if (settled.outcome === 'WAIT') return settled;
    if (settled.outcome !== 'RESERVED') return { outcome: settled.outcome };
    const now = ports.now();
    const deadlineAt = before ? packingDueAt(before) : addSeconds(now, PACKING_SECONDS);
    const wait = { awaiting: 'PACKING', responsible: 'WAREHOUSE', deadlineAt } as const;
    return { outcome: settled.outcome, wait: stepWait(wait, now) };
  };
}

/** Two days, as the assessment of the floor has it. */
const PACKING_SECONDS = 2 * 86_400;

/** It may have taken less than it waited for, or units that were called back to their shelf: the rest is the next one's. */
function isFreeing({ status, attempt }: Fulfilment, outcome: string): boolean {
  if (status === 'BACKORDERED') return outcome === 'RESERVED';
  return status === 'PLANNED' && attempt > 1;
}

async function wakeNext(ports: OrderPorts, input: FulfilmentAssessInput): Promise<void> {
  const { order, fulfilment } = await readBoth(ports, input);
  if (!fulfilment) return;
  for (const sku of unitsOf(order, fulfilment).keys())
    await wakeBackorders(ports, input.tenant, sku);
}
