/** A record of the table's stream as something to follow; undefined for what nobody follows. */
import { z } from 'zod';
import { followedChange, type Followed } from '../../domain/insight/followed-change.ts';
import { tenantSchema } from '../../domain/kernel/ids.ts';
import { changedRecord } from './changed-record.ts';

const counted = z.object({ available: z.object({ N: z.string() }) });
const countersSchema = z.object({
  Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.literal('COUNTERS') }) }),
  NewImage: counted,
  OldImage: counted.optional(),
});

/** `T#{tenant}#STOCK#{warehouse}#{sku}` */
const STOCK = /^T#([^#]+)#STOCK#[^#]+#(.+)$/;

/** Throws what changedRecord throws: a record that cannot be read. */
export function followedRecord(record: unknown): Followed | undefined {
  const counters = countersSchema.safeParse(record);
  if (counters.success) return followedStock(counters.data);
  const change = changedRecord(record);
  return change && followedChange(change);
}

function followedStock(record: z.output<typeof countersSchema>): Followed | undefined {
  const { Keys, NewImage, OldImage } = record;
  const [, tenant, sku] = STOCK.exec(Keys.pk.S) ?? [];
  if (tenant === undefined || sku === undefined) return undefined;
  if (OldImage?.available.N === NewImage.available.N) return undefined;
  return { what: 'STOCK', tenant: tenantSchema.parse(tenant), sku };
}
