/** What people do about an order, whoever placed it, and whether it has come to an end. */
import { fulfilmentKey, orderKey } from '../../../adapters/dynamodb/keys.ts';
import type { EntityId, OrderId } from '../../../domain/kernel/ids.ts';
import { laneOf } from '../../../domain/order/fulfilment.ts';
import { fulfilmentLifecycle } from '../../../domain/order/fulfilment-lifecycle.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { World } from '../../support/portage-world.ts';
import { unheardSignal } from '../invariants.ts';
import type { Draw, Surroundings } from '../lifecycle.ts';
import { decideByChance, openIn, type Ask } from './client.ts';

export function isOrderOver(world: World, orderId: string): boolean {
  return statusesOf(world, orderId).every((status) =>
    fulfilmentLifecycle.terminal.some((end) => end === status),
  );
}

/** A part of it is with the buyer. */
export function isDelivered(world: World, orderId: string): boolean {
  return statusesOf(world, orderId).includes('DELIVERED');
}

/** As they lie in the table: looked at every moment, so without reading them as the product does. */
function statusesOf({ table }: World, orderId: string): unknown[] {
  const count = Number(table.peek(orderKey({ tenant, orderId }))?.['fulfilmentCount'] ?? 0);
  return Array.from(
    { length: Math.max(1, count) },
    (_, n) => table.peek(fulfilmentKey({ tenant, orderId, n: n + 1 }))?.['status'],
  );
}

/** The order, and those that replace what came back of it. */
export function familyOf(around: Pick<Surroundings, 'returns'>, orderId: OrderId): OrderId[] {
  const replacements = around.returns.replacementsOf(orderId);
  return [orderId, ...replacements.flatMap((id) => familyOf(around, id))];
}

export async function decideOpen(
  { world, calmly }: Surroundings,
  ask: Ask,
  draw: Draw,
  orderId: EntityId,
): Promise<void> {
  const cases = await calmly(() => world.cases.ofEntity(tenant, orderId));
  for (const each of openIn(cases)) await decideByChance(ask, draw, each);
}

export function unheardLanes(around: Surroundings, orderId: OrderId): string[] {
  const lanes = statusesOf(around.world, orderId).map((_, n) => laneOf({ n: n + 1 }));
  return lanes.flatMap((lane) => unheardSignal(around, orderId, lane));
}
