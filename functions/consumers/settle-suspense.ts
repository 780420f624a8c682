/** Movements that the books cannot follow: fitted to what the books hold, and each gap a case (design 3.4), for one transaction. */
import type { CaseQuestion } from '../../domain/case/case-question.ts';
import type { Case } from '../../domain/case/case.ts';
import { addSeconds, type Now, type Timestamp } from '../../domain/kernel/time.ts';
import { emptyStock, settleMovements, type Suspense } from '../../domain/stock/apply-movement.ts';
import type { StockStore } from '../../domain/stock/stock-store.ts';
import type { Movement } from '../../domain/stock/stock.ts';

interface Ports {
  readonly now: Now;
  readonly stocks: Pick<StockStore, 'find'>;
}

const ANSWER_SECONDS = 7 * 86_400;

/** To be written instead of `movements`, both or neither: a case that is opened apart tells of a gap that may close meanwhile. */
export interface Fitted {
  readonly movements: readonly Movement[];
  readonly cases: readonly Case[];
}

/** `caseOf`: the case about whatever moved them. */
export async function settleSuspense(
  ports: Ports,
  movements: readonly Movement[],
  caseOf: (question: CaseQuestion, now: Timestamp) => Case,
): Promise<Fitted> {
  const bySku = Object.values(Object.groupBy(movements, ({ sku }) => sku));
  const settled = await Promise.all(bySku.map((group = []) => settleOne(ports, group)));
  const now = ports.now();
  const gaps = settled.flatMap(({ suspense }) => suspense);
  return {
    movements: settled.flatMap((each) => each.movements),
    cases: gaps.map((gap) => caseOf(questionOf(gap, now), now)),
  };
}

async function settleOne({ stocks }: Ports, movements: readonly Movement[]) {
  const [first] = movements;
  if (!first) return { movements: [], suspense: [] };
  const stock = await stocks.find(first.tenant, first.warehouseId, first.sku);
  return settleMovements(stock ?? emptyStock(first), movements);
}

function questionOf({ movement, bucket, missing }: Suspense, now: Timestamp): CaseQuestion {
  const { movementId, kind, sku } = movement;
  return {
    kind: 'STOCK_SUSPENSE',
    matter: movementId,
    title: `The books lack ${missing} of ${sku}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['explained'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { movementId, kind, sku, bucket, missing },
  };
}
