import type { Tenant } from '../../../domain/kernel/ids.ts';
import type { Page, PageRequest } from '../../../domain/kernel/page.ts';
import type { OrderStore } from '../../../domain/order/order-store.ts';
import { apiChannel } from '../../../domain/order/place-order.ts';
import { orderIdOf } from '../../runtime/order-id.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, sellerRoute } from '../../runtime/router.ts';
import type { z } from 'zod';
import { listOrdersQuery } from './contract.ts';
import { statusOf, viewOf, type WholeOrder } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

type Filter = Omit<z.output<typeof listOrdersQuery>, 'limit' | 'cursor'>;
interface Ports {
  readonly orders: Pick<OrderStore, 'findWhole' | 'list'>;
}

/** Newest first. */
export const listOrders = (ports: OrdersPorts) =>
  sellerRoute('GET', '/orders', 'orders:read', {
    params: noParams,
    query: listOrdersQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query }) => {
      const { limit: _l, cursor: _c, ...filter } = query;
      return pageAnswer({
        cursors: ports.cursors,
        of: `orders of ${tenant}`,
        query,
        page: (page) => ordersPage(ports, tenant, filter, page),
        show: viewOf,
      });
    },
  });

/** Rounds of a page whose filter lets little through; then the page is short but its cursor goes on. */
const ROUNDS = 5;

export async function ordersPage(
  ports: Ports,
  tenant: Tenant,
  { status, relay, ...filter }: Filter,
  request: PageRequest,
): Promise<Page<WholeOrder>> {
  const own = await byReference(ports, tenant, filter);
  if (own) return { data: own.filter(isWanted), nextCursor: null };
  const data: WholeOrder[] = [];
  let cursor = request.cursor;
  for (let round = 0; round < ROUNDS && data.length < request.limit; round += 1) {
    const limit = request.limit - data.length;
    const page = await readPage(ports, tenant, filter, { limit, ...(cursor && { cursor }) });
    data.push(...page.data.filter(isWanted));
    if (page.nextCursor === null) return { data, nextCursor: null };
    cursor = page.nextCursor;
  }
  return { data, nextCursor: cursor ?? null };

  function isWanted(whole: WholeOrder): boolean {
    const isRelay = whole.order.relay !== undefined;
    return (!status || statusOf(whole) === status) && (relay ?? isRelay) === isRelay;
  }
}

/** An order of the API is found by the id that is made of its reference; undefined when there is none. */
async function byReference(
  { orders }: Ports,
  tenant: Tenant,
  { reference, from, to }: Omit<Filter, 'status' | 'relay'>,
): Promise<WholeOrder[] | undefined> {
  if (reference === undefined || from !== undefined || to !== undefined) return undefined;
  const orderId = orderIdOf(tenant, apiChannel(reference));
  const found = await orders.findWhole({ tenant, orderId });
  return found && [found];
}

async function readPage(
  { orders }: Ports,
  tenant: Tenant,
  { reference, from, to }: Omit<Filter, 'status' | 'relay'>,
  request: PageRequest,
): Promise<Page<WholeOrder>> {
  const filter = {
    tenant,
    ...(reference !== undefined && { reference }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const { data, nextCursor } = await orders.list(filter, request);
  const whole = await Promise.all(data.map((order) => orders.findWhole(order)));
  return { data: whole.flatMap((found) => found ?? []), nextCursor };
}
