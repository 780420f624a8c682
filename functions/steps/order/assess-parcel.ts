/** Follows a labelled parcel to its end (domain/order/assess-delivery.ts). */
import { assessDelivery } from '../../../domain/order/assess-delivery.ts';
import type { FulfilmentAssessInput } from '../../../workflows/order/contracts.ts';
import type { OrderPorts } from './order-ports.ts';
import { readFulfilmentView, settleFulfilment, takeSignal } from './settle-fulfilment.ts';

export function createAssessParcel(ports: OrderPorts) {
  return async (input: FulfilmentAssessInput) => {
    await takeSignal(ports, input);
    return settleFulfilment(ports, view, assessDelivery);

    async function view() {
      const [found, tracking] = await Promise.all([
        readFulfilmentView(ports, input),
        ports.parcels.find({ tenant: input.tenant, orderId: input.orderId, n: input.n }),
      ]);
      return { ...found, tracking };
    }
  };
}
