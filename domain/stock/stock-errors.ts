import { Conflict } from '../kernel/domain-error.ts';
import type { Movement } from './stock.ts';

/** A bucket would go below zero: nothing was moved. The caller settles the movements against the stock and tries again. */
export class StockShort extends Conflict {
  readonly movements: readonly Movement[];
  constructor(movements: readonly Movement[]) {
    super('STOCK_SHORT', `not enough stock to move ${movements.length} times`);
    this.movements = movements;
  }
}
