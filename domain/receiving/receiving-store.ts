import type { Case } from '../case/case.ts';
import type { ShipmentKey } from '../shipment/shipment-store.ts';
import type { Movement } from '../stock/stock.ts';
import type { Receiving } from './receipt.ts';

/** Implemented by adapters/dynamodb/receiving-store.ts. */
export interface ReceivingStore {
  find(key: ShipmentKey): Promise<Receiving>;
  /**
   * One transaction: the fact (put if absent by `eventId`), the record if its version is `next.version - 1`, and the stock
   * movements it causes (each put if absent, with its counters and bins), the cases about what lacked. Over 20 movements: split by
   * the caller. `duplicate` when the fact is known. Throws StaleVersion.
   */
  apply(
    key: ShipmentKey,
    eventId: string,
    next: Receiving,
    movements: readonly Movement[],
    cases?: readonly Case[],
  ): Promise<'applied' | 'duplicate'>;
}
