/** Movements that the books cannot follow: fitted to what the books hold, and each gap is a case (design 3.4). */
import type { CaseQuestion } from '../../domain/case/case-question.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Case } from '../../domain/case/case.ts';
import { addSeconds, type Now, type Timestamp } from '../../domain/kernel/time.ts';
import { emptyStock, settleMovements, type Suspense } from '../../domain/stock/apply-movement.ts';
import type { StockStore } from '../../domain/stock/stock-store.ts';
import type { Movement } from '../../domain/stock/stock.ts';

interface Ports {
  readonly now: Now;
  readonly stocks: Pick<StockStore, 'find'>;
  readonly cases: Pick<CaseStore, 'open'>;
}

const ANSWER_SECONDS = 7 * 86_400;

/** To be written instead of `movements`. `caseOf`: the case about whatever moved them. */
export async function settleSuspense(
  ports: Ports,
  movements: readonly Movement[],
  caseOf: (question: CaseQuestion, now: Timestamp) => Case,
): Promise<Movement[]> {
  const bySku = Object.values(Object.groupBy(movements, ({ sku }) => sku));
  const settled = await Promise.all(bySku.map((group = []) => settleOne(ports, group)));
  const now = ports.now();
  for (const gap of settled.flatMap(({ suspense }) => suspense))
    await ports.cases.open(caseOf(questionOf(gap, now), now));
  return settled.flatMap((each) => each.movements);
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
