import type { z } from 'zod';
import type { Case } from '../../../domain/case/case.ts';
import { differencesOf } from '../../../domain/removal/removal-case.ts';
import { unitsBySku, type Removal } from '../../../domain/removal/removal.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import type { removalSummary, removalView } from './contract.ts';
import type { RemovalsPorts } from './removals-ports.ts';

type View = z.input<typeof removalView>;

/** In a list: 500 lines each would be too much for one answer. */
export function summaryOf(removal: Removal): z.input<typeof removalSummary> {
  const { lines: _l, comparison: _c, ...shown } = viewOf(removal);
  const total = (of: (line: Removal['lines'][number]) => number) =>
    removal.lines.reduce((sum, line) => sum + of(line), 0);
  return {
    ...shown,
    units: {
      requested: total((line) => line.requested),
      cancelled: total((line) => line.cancelled),
      disposed: total((line) => line.disposed),
      shipped: total((line) => line.shipped),
      inProcess: total((line) => line.inProcess),
    },
  };
}

/** What its record says. */
export function viewOf(removal: Removal): View {
  const { tenant: _t, version: _v, nextDeadlineAt: _n, receipt, decision, ...shown } = removal;
  return {
    ...shown,
    ...(decision && { decision: { ...decision, by: toldToSeller(decision.by) } }),
    ...(receipt?.inspectedAt && { comparison: comparisonOf(removal) }),
  };
}

/** With the address to enter at Amazon, and the questions that wait for an answer. */
export async function wholeViewOf(ports: RemovalsPorts, removal: Removal): Promise<View> {
  const warehouseId = removal.decision?.warehouseId;
  const warehouse = warehouseId && (await ports.warehouses.find(warehouseId));
  const cases = await ports.cases.ofEntity(removal.tenant, removal.removalId);
  return {
    ...viewOf(removal),
    ...(warehouse && { shipTo: warehouse.address }),
    openCases: cases.filter(isOpenForSeller).map(({ caseId }) => caseId),
  };
}

function isOpenForSeller({ status, audience }: Case): boolean {
  return status === 'OPEN' && audience === 'seller';
}

function comparisonOf(removal: Removal) {
  const differing = new Map(differencesOf(removal).map((line) => [line.sku, line]));
  const shipped = unitsBySku(removal, 'shipped');
  const same = Object.entries(shipped)
    .filter(([sku, quantity]) => quantity > 0 && !differing.has(sku))
    .map(([sku, quantity]) => ({ sku, shipped: quantity, received: quantity }));
  return [...differing.values(), ...same].sort((a, b) => (a.sku < b.sku ? -1 : 1));
}
