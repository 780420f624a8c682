/** One changed record as the table's stream shows it: the record before and after, without its keys. */
import { z } from 'zod';
import type { Tenant } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';

export const changedPartSchema = z.enum(['HEAD', 'FULFILMENT', 'TRACKING', 'CASE', 'STOCK_WATCH']);
export type ChangedPart = z.infer<typeof changedPartSchema>;

export interface RecordChange {
  readonly tenant: Tenant;
  /** `ord_…`, `shp_…`, `ret_…`, `rem_…`; `sku_…` of a safety stock; `CASES` for what is about nothing in particular. */
  readonly entityId: string;
  readonly part: ChangedPart;
  /** Of a fulfilment or its tracking. */
  readonly n?: number;
  /** Absent: the record is new. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** When the table took it, for records that do not say so themselves. */
  readonly at: Timestamp;
}
