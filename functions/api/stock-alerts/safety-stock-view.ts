import type { z } from 'zod';
import { resolvesAt, type StockWatch } from '../../../domain/stock/stock-watch.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import type { safetyStockView } from './contract.ts';

export function viewOf(watch: StockWatch): z.input<typeof safetyStockView> {
  const { sku, threshold, alert, updatedAt } = watch;
  return {
    ...{ sku, threshold, resolvesAt: resolvesAt(threshold), updatedAt },
    ...(alert && {
      alert: {
        ...alert,
        ...(alert.acknowledgedBy && { acknowledgedBy: toldToSeller(alert.acknowledgedBy) }),
      },
    }),
  };
}
