/**
 * Goods that go home (M-132): under which export they had left, and whether they come in free of duty. Kept with the decision,
 * so that the papers say what was decided (domain-facts 3.6).
 */
import { z } from 'zod';
import type { Declaration } from '../declaration/declaration.ts';
import { lastSaid } from '../declaration/customs-facts.ts';
import { exportLineSchema } from '../declaration/export-declaration.ts';
import { shipmentIdSchema } from '../kernel/ids.ts';
import { moneyWireSchema, type MoneyWire } from '../kernel/money.ts';
import { dayOf } from '../kernel/time.ts';

export const exportedUnderSchema = z.strictObject({
  shipmentId: shipmentIdSchema,
  declarationId: z.string(),
  /** What customs calls the declaration, once it has said so. */
  number: z.string().optional(),
  /** YYYY-MM-DD */
  exportedOn: z.string(),
  /** Supervision code: 9810, … */
  procedure: z.string(),
  /** What one unit was declared to be worth. */
  unitValue: moneyWireSchema.optional(),
});
export type ExportedUnder = z.infer<typeof exportedUnderSchema>;

export const goodsStateSchema = z.enum(['ORIGINAL', 'USED']);
export type GoodsState = z.infer<typeof goodsStateSchema>;

export const goingHomeSchema = z.strictObject({
  relieved: z.boolean(),
  notice: z.string().optional(),
  /** Codes of what stands in the way. */
  reasons: z.array(z.string()),
  /** The last day it may come back on. */
  until: z.string().optional(),
  state: goodsStateSchema,
  export: exportedUnderSchema.optional(),
});
export type GoingHome = z.infer<typeof goingHomeSchema>;

/** What an export declaration tells of one SKU it carried. Released counts as exported; before that, the filing. */
export function exportedUnder(declared: Declaration, sku: string): ExportedUnder {
  const { shipmentId, declarationId, procedure, statements, submittedAt } = declared;
  const number = statements.findLast(({ entryNumber }) => entryNumber !== undefined)?.entryNumber;
  const unitValue = declaredValueOf(declared, sku);
  return {
    shipmentId,
    declarationId,
    ...(number !== undefined && { number }),
    exportedOn: dayOf(lastSaid(declared, 'RELEASED')?.statedAt ?? submittedAt),
    procedure,
    ...(unitValue && { unitValue }),
  };
}

const linesSchema = z.array(exportLineSchema.pick({ sku: true, unitValue: true }).strip());

function declaredValueOf({ data }: Declaration, sku: string): MoneyWire | undefined {
  const lines = linesSchema.safeParse(data['lines']).data ?? [];
  return lines.find((line) => line.sku === sku)?.unitValue;
}
