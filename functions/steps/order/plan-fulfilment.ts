/** Plans a fulfilment: holds, a warehouse, the reservation (domain/order/plan-fulfilment.ts). */
import { addSeconds } from '../../../domain/kernel/time.ts';
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
    if (settled.outcome === 'WAIT') return settled;
    if (settled.outcome !== 'RESERVED') return { outcome: settled.outcome };
    if (before?.status === 'BACKORDERED') await wakeNext(ports, input);
    const now = ports.now();
    const deadlineAt = before ? packingDueAt(before) : addSeconds(now, PACKING_SECONDS);
    const wait = { awaiting: 'PACKING', responsible: 'WAREHOUSE', deadlineAt } as const;
    return { outcome: settled.outcome, wait: stepWait(wait, now) };
  };
}

/** Two days, as the assessment of the floor has it. */
const PACKING_SECONDS = 2 * 86_400;

/** What this one took less than it waited for is the next one's. */
async function wakeNext(ports: OrderPorts, input: FulfilmentAssessInput): Promise<void> {
  const { order, fulfilment } = await readBoth(ports, input);
  if (!fulfilment) return;
  for (const sku of unitsOf(order, fulfilment).keys())
    await wakeBackorders(ports, input.tenant, sku);
}
