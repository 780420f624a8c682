/** How many units of an order's line went out: nothing more can come back of it. */
import type { Fulfilment } from '../order/fulfilment.ts';

/** SHIPPED counts what is still on its way, too. */
export function unitsSent(
  fulfilments: readonly Fulfilment[],
  lineId: string,
  counts: 'DELIVERED' | 'SHIPPED',
): number {
  return fulfilments
    .filter(({ status }) => status === 'DELIVERED' || status === counts)
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);
}
