/** What a suspense case says the books lacked (functions/consumers/settle-suspense.ts). */
import { z } from 'zod';
import type { Case } from '../case/case.ts';

const evidence = z.object({ kind: z.string(), sku: z.string(), missing: z.int() });

/** Units of a SKU that movements wanted and did not find; of one kind of movement, if it is named. */
export function lackingIn(cases: readonly Case[], sku: string, kind?: string): number {
  return cases
    .filter((found) => found.kind === 'STOCK_SUSPENSE')
    .flatMap((found) => evidence.safeParse(found.evidence).data ?? [])
    .filter((gap) => gap.sku === sku && (kind === undefined || gap.kind === kind))
    .reduce((total, { missing }) => total + missing, 0);
}
