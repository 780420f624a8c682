/** One seller's Shopify shop: signs what it says, says it again until it is taken, and knows the returns asked for in it. */
import { signBase64 } from '../../adapters/webhooks/base64-signature.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import { PartnerRefused } from '../../domain/kernel/domain-error.ts';
import type { ShopReturn, ShopReturnsPort } from '../../domain/return/shop-return.ts';
import { aShop } from '../support/example-shop.ts';
import type { World } from '../support/portage-world.ts';

export const SHOP = 'lumio.myshopify.com';
const SECRET = 'a secret of the shop';
/** Shopify tries again for two days; here until it is heard. */
const RETRY_MS = 10 * 60_000;

export function connectedShop(world: World): Shop {
  return aShop({ shop: SHOP, webhookSecrets: [SECRET], connectedAt: world.now() });
}

/** What is asked of the shop by the workflow of a return. */
export class ShopCounter implements ShopReturnsPort {
  readonly returns = new Map<string, ShopReturn>();

  async fetchReturn(_: Shop, externalReturnId: string): Promise<ShopReturn> {
    const found = this.returns.get(externalReturnId);
    if (!found) throw new PartnerRefused(SHOP, `has no return ${externalReturnId}`);
    return found;
  }

  fetchDispositions(): Promise<never> {
    throw new PartnerRefused(SHOP, 'nobody there disposes of anything');
  }
}

export interface ShopSaying {
  readonly topic: string;
  readonly body: object;
  /** The shop's own id of the message: the same each time it comes. */
  readonly webhookId: string;
}

/** Each of these times; a time that fails comes again. */
export function shopSays(world: World, saying: ShopSaying, times: readonly number[]): void {
  for (const at of times)
    world.clock.schedule(at, () => {
      const again = () => shopSays(world, saying, [world.clock.now() + RETRY_MS]);
      world.clock.track(said(world, saying).catch(again));
    });
}

async function said(world: World, { topic, body, webhookId }: ShopSaying): Promise<void> {
  const raw = JSON.stringify(body);
  const answer = await world.api({
    method: 'POST',
    path: '/webhooks/shopify',
    raw,
    headers: {
      'content-type': 'application/json',
      'x-shopify-hmac-sha256': signBase64(SECRET, Buffer.from(raw)),
      'x-shopify-shop-domain': SHOP,
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': webhookId,
    },
  });
  if (answer.status !== 202) throw new Error(`${topic} answered ${answer.status}`);
}
