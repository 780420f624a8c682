/** The alert about a safety stock (M-082): told when it opens and when it ends, so once for each crossing (stock-watch.ts). */
import { z } from 'zod';
import { skuCodeSchema } from '../kernel/ids.ts';
import { stockAlertSchema } from '../stock/stock-watch.ts';
import { announced } from './announced.ts';
import type { Announcement } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

const watchRead = z.object({
  sku: skuCodeSchema,
  threshold: z.int(),
  alert: stockAlertSchema.optional(),
});

/** A person's acknowledgement, and another threshold, are no news. */
export function announceStock(change: RecordChange): readonly Announcement[] {
  const before = change.before && watchRead.parse(change.before);
  const { sku, threshold, alert } = watchRead.parse(change.after);
  if (!alert || (isOpen(alert) ? isSame(alert, before?.alert) : !isOpen(before?.alert))) return [];
  const type = isOpen(alert) ? 'stock.low' : 'stock.recovered';
  const since = alert.openedAt.replaceAll(/\D/g, '');
  const { openedAt, available, resolvedAt } = alert;
  const at = resolvedAt ?? openedAt;
  const data = { sku, threshold, openedAt, ...(isOpen(alert) ? { available } : { resolvedAt }) };
  return [announced(change, { type, what: `${type.replace('.', '-')}-${since}`, at, data })];
}

type Alert = z.infer<typeof stockAlertSchema> | undefined;

const isOpen = (alert: Alert) => alert !== undefined && alert.status !== 'RESOLVED';
const isSame = (alert: Alert, before: Alert) => alert?.openedAt === before?.openedAt;
