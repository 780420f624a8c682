/** Returned units that the books cannot follow: fitted to what the books hold, and each gap is a case (design 3.4). */
import { addSeconds } from '../../domain/kernel/time.ts';
import { returnCase } from '../../domain/return/return-view.ts';
import type { Return } from '../../domain/return/return.ts';
import { emptyStock, settleMovements } from '../../domain/stock/apply-movement.ts';
import type { Movement } from '../../domain/stock/stock.ts';
import type { DeskPorts } from './desk-ports.ts';

type Ports = Pick<DeskPorts, 'now' | 'stocks' | 'cases'>;

export async function fitToBooks(
  ports: Ports,
  ret: Return,
  movements: readonly Movement[],
): Promise<Movement[]> {
  const bySku = Object.values(Object.groupBy(movements, ({ sku }) => sku));
  const fitted = await Promise.all(bySku.map((group = []) => fitOne(ports, ret, group)));
  return fitted.flat();
}

async function fitOne(
  ports: Ports,
  ret: Return,
  group: readonly Movement[],
): Promise<readonly Movement[]> {
  const [first] = group;
  if (!first) return [];
  const stock = await ports.stocks.find(first.tenant, first.warehouseId, first.sku);
  const { movements, suspense } = settleMovements(stock ?? emptyStock(first), group);
  const now = ports.now();
  for (const { movement, bucket, missing } of suspense) {
    const question = {
      kind: 'STOCK_SUSPENSE',
      matter: movement.movementId,
      title: `The books lack ${missing} of ${movement.sku}`,
      audience: 'operations',
      responsible: 'OPERATIONS',
      options: ['explained'],
      defaultOption: null,
      deadlineAt: addSeconds(now, 7 * 86_400),
      evidence: { kind: movement.kind, sku: movement.sku, bucket, missing },
    } as const;
    await ports.cases.open(returnCase({ ret, now }, question));
  }
  return movements;
}
