import type { Now } from '../../../domain/kernel/time.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { Cursors } from '../../runtime/cursor.ts';

export interface SkusPorts {
  readonly now: Now;
  readonly skus: SkuStore;
  readonly cursors: Cursors;
}
