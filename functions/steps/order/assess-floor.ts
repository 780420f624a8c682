/** What to do about a parcel that is not packed as it should be (domain/order/assess-floor.ts). */
import { assessFloor } from '../../../domain/order/assess-floor.ts';
import { oldestFirst } from '../../../domain/order/pick-list.ts';
import type { FulfilmentAssessInput } from '../../../workflows/order/contracts.ts';
import type { OrderPorts } from './order-ports.ts';
import { readFulfilmentView, settleFulfilment, takeSignal } from './settle-fulfilment.ts';

export function createAssessFloor(ports: OrderPorts) {
  return async (input: FulfilmentAssessInput) => {
    await takeSignal(ports, input);
    return settleFulfilment(ports, view, assessFloor);

    async function view() {
      const found = await readFulfilmentView(ports, input);
      return { ...found, bins: await shortBins(found) };
    }
  };

  /** Read only when something was missing. */
  async function shortBins({ fulfilment }: Awaited<ReturnType<typeof readFulfilmentView>>) {
    const { tenant, warehouseId, floor } = fulfilment;
    const lines = warehouseId ? (floor.short?.lines ?? []) : [];
    const bins = await Promise.all(
      lines.map(async ({ sku }) => {
        const held = warehouseId ? await ports.stocks.bins(tenant, warehouseId, sku) : [];
        return [sku, oldestFirst(held)] as const;
      }),
    );
    return new Map(bins);
  }
}
