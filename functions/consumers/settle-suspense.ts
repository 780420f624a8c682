/** Movements that the books cannot follow: fitted to what the books hold, and each gap is a case (design 3.4). */
import { addSeconds } from '../../domain/kernel/time.ts';
import { caseOf } from '../../domain/shipment/case-question.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import { emptyStock, settleMovements, type Suspense } from '../../domain/stock/apply-movement.ts';
import type { Movement } from '../../domain/stock/stock.ts';
import type { ConsumerPorts } from './consumer-ports.ts';

type Ports = Pick<ConsumerPorts, 'now' | 'stocks' | 'cases'>;

export async function settleSuspense(
  ports: Ports,
  shipment: Shipment,
  movements: readonly Movement[],
): Promise<Movement[]> {
  const bySku = Object.values(Object.groupBy(movements, (m) => m.sku)).flatMap((group) =>
    group ? [group] : [],
  );
  const settled = await Promise.all(bySku.map((group) => settleOne(ports, group)));
  for (const gap of settled.flatMap(({ suspense }) => suspense)) await ask(ports, shipment, gap);
  return settled.flatMap((each) => each.movements);
}

async function settleOne({ stocks }: Ports, movements: readonly Movement[]) {
  const [first] = movements;
  if (!first) return { movements: [], suspense: [] };
  const stock = await stocks.find(first.tenant, first.warehouseId, first.sku);
  return settleMovements(stock ?? emptyStock(first), movements);
}

async function ask(
  { now, cases }: Ports,
  shipment: Shipment,
  { movement, bucket, missing }: Suspense,
): Promise<void> {
  const at = now();
  const question = {
    kind: 'STOCK_SUSPENSE',
    matter: movement.movementId,
    title: `The books lack ${missing} of ${movement.sku}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['explained'],
    defaultOption: null,
    deadlineAt: addSeconds(at, 7 * 86_400),
    evidence: {
      movementId: movement.movementId,
      kind: movement.kind,
      sku: movement.sku,
      bucket,
      missing,
    },
  } as const;
  await cases.open(caseOf({ shipment, now: at }, question));
}
