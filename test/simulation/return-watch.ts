/** What an onlooker sees of returns and of decisions as they are written: whose they are, and that an end stays an end. */
import { z } from 'zod';
import type { Item } from '../../adapters/dynamodb/table.ts';
import {
  orderIdSchema,
  returnIdSchema,
  tenantSchema,
  type OrderId,
} from '../../domain/kernel/ids.ts';
import type { ReturnKey } from '../../domain/return/return-store.ts';
import { returnLifecycle, returnStatusSchema } from '../../domain/return/return-lifecycle.ts';

const head = z.object({
  tenant: tenantSchema,
  returnId: returnIdSchema,
  status: returnStatusSchema,
  orderId: z.string().optional(),
  deskId: z.string(),
  replacementOrderId: orderIdSchema.optional(),
});
type Head = z.infer<typeof head>;
const decided = z.object({ caseId: z.string(), decision: z.object({ at: z.string() }) });

export class ReturnWatch {
  readonly #known = new Map<string, Head>();
  readonly #faults: string[] = [];

  readonly changed = (before: Item | undefined, after: Item | undefined): void => {
    if (after?.sk.startsWith('CASE#') === true) this.#decided(before, after);
    if (after?.sk !== 'HEAD' || !after.pk.includes('#ret_')) return;
    const now = head.parse(after);
    const was = before && this.#known.get(now.returnId)?.status;
    this.#known.set(now.returnId, now);
    if (was && !reachable(was).has(now.status))
      this.#faults.push(`${now.returnId}: PATH from ${was} to ${now.status}`);
  };

  /** What was seen that must never be. */
  faults(): string[] {
    return [...this.#faults];
  }

  statusOf({ returnId }: ReturnKey): Head['status'] | undefined {
    return this.#known.get(returnId)?.status;
  }

  isOver(key: ReturnKey): boolean {
    return returnLifecycle.terminal.some((end) => end === this.statusOf(key));
  }

  /** The orders that replace what came back of this one. */
  replacementsOf(orderId: string): OrderId[] {
    return this.#ofOrder(orderId).flatMap((known) => known.replacementOrderId ?? []);
  }

  all(): ReturnKey[] {
    return [...this.#known.values()];
  }

  ofOrder(orderId: string): ReturnKey[] {
    return this.#ofOrder(orderId);
  }

  /** Those that the desk's name of a box means or meant. */
  ofBox(deskId: string): ReturnKey[] {
    return [...this.#known.values()].filter((known) => known.deskId === deskId);
  }

  #ofOrder(orderId: string): Head[] {
    return [...this.#known.values()].filter((known) => known.orderId === orderId);
  }

  #decided(before: Item | undefined, after: Item): void {
    const [first, last] = [decided.safeParse(before).data, decided.safeParse(after).data];
    if (first && JSON.stringify(first) !== JSON.stringify(last))
      this.#faults.push(`${first.caseId}: DECIDED TWICE`);
  }
}

const reached = new Map<string, ReadonlySet<string>>();

/** The statuses that some way leads to; itself. */
function reachable(from: string): ReadonlySet<string> {
  const known = reached.get(from);
  if (known) return known;
  const found = new Set([from]);
  for (const status of found)
    for (const each of returnLifecycle.transitions)
      if (each.from.some((one) => one === status)) found.add(each.to);
  reached.set(from, found);
  return found;
}
