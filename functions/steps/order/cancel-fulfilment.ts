/** Undoes what was done for a fulfilment (domain/order/assess-cancellation.ts); what is free again is the next one's. */
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { assessCancellation } from '../../../domain/order/assess-cancellation.ts';
import { unitsOf } from '../../../domain/order/reservation.ts';
import { wakeBackorders } from '../../../domain/order/wake-backorders.ts';
import type { FulfilmentAssessInput } from '../../../workflows/order/contracts.ts';
import type { OrderPorts } from './order-ports.ts';
import { readPlanning } from './read-planning.ts';
import { readBoth, readFulfilmentView, settleFulfilment, takeSignal } from './settle-fulfilment.ts';

export function createCancelFulfilment(ports: OrderPorts) {
  return async (input: FulfilmentAssessInput) => {
    await takeSignal(ports, input);
    const settled = await settleFulfilment(ports, view, assessCancellation);
    if (settled.outcome === 'CANCELLED') await wakeNext();
    return settled;

    /** One that was cancelled before it was planned is planned for a moment, so that there is a record of it. */
    async function view() {
      const { fulfilment } = await readBoth(ports, input);
      return fulfilment ? readFulfilmentView(ports, input) : readPlanning(ports, input);
    }

    async function wakeNext() {
      const { order, fulfilment } = await readBoth(ports, input);
      if (!fulfilment) throw new NotFound(`fulfilment ${input.orderId} ${input.n}`);
      for (const sku of unitsOf(order, fulfilment).keys())
        await wakeBackorders(ports, input.tenant, sku);
    }
  };
}
