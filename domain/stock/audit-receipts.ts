/**
 * The laws between what a warehouse counted and what the ledger took in, per shipment and SKU. A gap that a suspense case
 * tells of is explained; any other means a fact was applied to one side alone, which the transaction should make impossible.
 */
import { countOf } from '../kernel/count-of.ts';
import type { Case } from '../case/case.ts';
import type { Receiving } from '../receiving/receipt.ts';
import type { Movement } from './stock.ts';
import { lackingIn } from './suspense-gap.ts';

export interface Receipt {
  readonly receiving: Receiving;
  /** The shipment's cases. */
  readonly cases: readonly Case[];
}

/** What is wrong with one SKU of one shipment; `movements` are those the shipment caused to it. */
export function receiptFaults(
  sku: string,
  { receiving, cases }: Receipt,
  movements: readonly Movement[],
): string[] {
  const missing = (kind: Movement['kind']) => lackingIn(cases, sku, kind);
  const moved = (kind: Movement['kind']) =>
    sum(
      movements.filter((m) => m.kind === kind),
      'quantity',
    );
  const entered = sum(
    movements.filter((m) => m.enters === 'received'),
    'quantity',
  );
  return [
    ...differs(
      'counted',
      countedOf(receiving, sku) + missing('RECOUNT_DOWN'),
      entered - moved('RECOUNT_DOWN'),
    ),
    ...differs('placed', countOf(receiving.placed, sku), moved('PUTAWAY') + missing('PUTAWAY')),
  ];
}

function countedOf(receiving: Receiving, sku: string): number {
  const lines = Object.values(receiving.cartons).flatMap((carton) => carton.lines);
  return lines.reduce((total, l) => total + (l.sku === sku ? l.good + l.damaged : 0), 0);
}

function differs(what: string, recorded: number, ledger: number): string[] {
  return recorded === ledger ? [] : [`${what} ${recorded}, the ledger says ${ledger}`];
}

function sum<K extends string>(parts: readonly Record<K, number>[], field: K): number {
  return parts.reduce((total, part) => total + part[field], 0);
}
