import type { z } from 'zod';
import { shopNameOf } from '../../../domain/channel/shop-name.ts';
import type { Shop, ShopStore } from '../../../domain/channel/shop.ts';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { Tenant } from '../../../domain/kernel/ids.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { connectShopRequest, rotateSecretsRequest, shopParams, type shopView } from './contract.ts';
import { refuseFaults } from './shop-faults.ts';

export interface ShopsPorts {
  readonly now: Now;
  readonly shops: ShopStore;
  /** Whether an endpoint on this machine is meant: only off AWS. */
  readonly mayBeLoopback: boolean;
}

/** The shops whose orders come by themselves (M-090). */
export const shopsRoutes = (ports: ShopsPorts) => [
  connectShop(ports),
  listShops(ports),
  rotateSecrets(ports),
  disconnectShop(ports),
];

export const createShopsHandler = (ports: ShopsPorts) => httpHandler('shops', shopsRoutes(ports));

/** The platform's own name of the shop is the key: to connect again is to replace. */
const connectShop = ({ shops, now, mayBeLoopback }: ShopsPorts) =>
  sellerRoute('POST', '/shops', 'shops:write', {
    params: noParams,
    query: noQuery,
    body: connectShopRequest,
    handle: async ({ caller: { tenant }, body }) => {
      refuseFaults(body, mayBeLoopback);
      const { webhookSecret, name, endpoint, ...given } = body;
      const shop = shopNameOf(body.source, body.shop);
      const found = await findOwn(shops, tenant, body);
      const connected: Shop = {
        ...given,
        tenant,
        shop,
        name: name ?? shop,
        endpoint: endpoint.replace(/\/+$/, ''),
        webhookSecrets: newestFirst(webhookSecret, found),
        status: 'ACTIVE',
        connectedAt: found?.connectedAt ?? now(),
      };
      await shops.put(connected);
      return { status: found ? 200 : 201, body: shown(connected) };
    },
  });

const listShops = ({ shops }: ShopsPorts) =>
  sellerRoute('GET', '/shops', 'shops:write', {
    params: noParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant } }) => {
      const data = (await shops.ofTenant(tenant)).map(shown);
      return { status: 200, body: { data } };
    },
  });

/** The secret before stays accepted: messages signed with it may still be on their way. */
const rotateSecrets = ({ shops }: ShopsPorts) =>
  sellerRoute('POST', '/shops/{source}/{shop}/secrets', 'shops:write', {
    params: shopParams,
    query: noQuery,
    body: rotateSecretsRequest,
    handle: async ({ caller: { tenant }, params, body }) => {
      const found = await mustFind(shops, tenant, params);
      const { accessToken = found.accessToken, webhookSecret } = body;
      const webhookSecrets = newestFirst(webhookSecret, found);
      const rotated: Shop = { ...found, accessToken, webhookSecrets };
      await shops.put(rotated);
      return { status: 200, body: shown(rotated) };
    },
  });

/** Its messages are refused from now on; orders that came stay. */
const disconnectShop = ({ shops }: ShopsPorts) =>
  sellerRoute('DELETE', '/shops/{source}/{shop}', 'shops:write', {
    params: shopParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params }) => {
      const found = await mustFind(shops, tenant, params);
      await shops.put({ ...found, webhookSecrets: [], status: 'DISCONNECTED' });
      return { status: 204 };
    },
  });

async function findOwn(
  shops: ShopStore,
  tenant: Tenant,
  { source, shop }: Pick<Shop, 'source' | 'shop'>,
): Promise<Shop | undefined> {
  const found = await shops.find(source, shop);
  return found?.tenant === tenant ? found : undefined;
}

/** Throws NotFound, for an absent shop and another seller's alike. */
async function mustFind(
  shops: ShopStore,
  tenant: Tenant,
  named: Pick<Shop, 'source' | 'shop'>,
): Promise<Shop> {
  const found = await findOwn(shops, tenant, named);
  if (!found) throw new NotFound('shop');
  return found;
}

function newestFirst(secret: string | undefined, found: Shop | undefined): string[] {
  const before = found?.webhookSecrets ?? [];
  return secret === undefined ? before : [...new Set([secret, ...before])].slice(0, 2);
}

function shown(shop: Shop): z.input<typeof shopView> {
  const { tenant: _t, accessToken: _a, webhookSecrets, ...view } = shop;
  return { ...view, webhookSecrets: webhookSecrets.length };
}
