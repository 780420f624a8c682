/** `reverse_fulfillment_orders/dispose`: somebody in the shop said what becomes of returned units; or it is the echo of our word. */
import { z } from 'zod';
import { idSchema } from '../../adapters/channels/order-parts.ts';
import { readShopText } from '../../adapters/channels/read-order.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import type { Tenant } from '../../domain/kernel/ids.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { Order } from '../../domain/order/order.ts';
import { patchReturn } from '../../domain/return/return-record.ts';
import type { ReturnKey, ReturnStore } from '../../domain/return/return-store.ts';
import type { Return } from '../../domain/return/return.ts';
import type { ShopDispositions, ShopReturnsPort } from '../../domain/return/shop-return.ts';
import { newlySaid } from '../../domain/return/shop-word.ts';
import type { Wake } from '../../domain/wait/wait.ts';
import { againWhenStale } from './again.ts';

export interface ShopDispositionPorts {
  readonly now: Now;
  readonly returns: Pick<ReturnStore, 'find' | 'list' | 'save'>;
  readonly shopReturns: Pick<ShopReturnsPort, 'fetchDispositions'>;
  readonly orderIdOf: (
    tenant: Tenant,
    channel: Pick<Order['channel'], 'source' | 'shop' | 'externalId'>,
  ) => Order['orderId'];
  readonly wake: Wake;
}

/** Returns of one order; more there hardly are. */
const RETURNS = 50;
const disposedSchema = z.looseObject({ id: idSchema });

/** A return that we do not know is the shop's own. Throws Unreadable. */
export async function foldDisposed(
  ports: ShopDispositionPorts,
  shop: Shop,
  text: string,
  eventId: string,
): Promise<void> {
  const { id } = readShopText(text, disposedSchema);
  const stands = await ports.shopReturns.fetchDispositions(shop, id);
  const meant = await returnOf(ports, shop, stands);
  if (!meant) return;
  const ret = await againWhenStale(() => note(ports, meant, stands));
  // Also when nothing is new: its first coming may have died between writing and waking.
  if (ret?.status === 'DISPOSITION_PENDING')
    await ports.wake({ tenant: ret.tenant, entityId: ret.returnId, lane: 'main' }, eventId);
}

async function returnOf(
  ports: ShopDispositionPorts,
  { tenant, source, shop }: Shop,
  { externalOrderId, externalReturnId }: ShopDispositions,
): Promise<Return | undefined> {
  if (externalReturnId === undefined) return undefined;
  const orderId = ports.orderIdOf(tenant, { source, shop, externalId: externalOrderId });
  const { data } = await ports.returns.list({ tenant, orderId }, { limit: RETURNS });
  return data.find(({ channel }) => channel?.externalReturnId === externalReturnId);
}

async function note(
  { returns, now }: ShopDispositionPorts,
  { tenant, returnId }: ReturnKey,
  stands: ShopDispositions,
): Promise<Return | undefined> {
  const ret = await returns.find({ tenant, returnId });
  if (!ret) return undefined;
  const at = now();
  const said = newlySaid(ret, stands, at);
  if (said.length === 0) return ret;
  const shopDispositions = [...(ret.shopDispositions ?? []), ...said];
  return returns.save({ next: patchReturn(ret, { shopDispositions }, at) });
}
