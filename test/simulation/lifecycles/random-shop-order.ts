/** What happens to an order in its shop, by chance: each message is the whole order as it stood then (Shopify, Admin REST Order). */
import { fromEpochMs, type Timestamp } from '../../../domain/kernel/time.ts';
import type { Draw } from '../lifecycle.ts';
import { maybe, pick } from '../pick.ts';

export interface ShopMessage {
  readonly topic: string;
  /** Milliseconds after the order was made. */
  readonly afterMs: number;
  readonly at: Timestamp;
  readonly order: ShopState & Readonly<Record<string, unknown>>;
}

interface ShopState {
  readonly financial_status: string;
  readonly cancelled_at: string | null;
  readonly shipping_address: Readonly<Record<string, string | null>>;
}

const HOUR_MS = 3_600_000;
/** Between two changes: the same minute, an hour, a day, days. */
const GAPS_MS = [20_000, HOUR_MS, 20 * HOUR_MS, 60 * HOUR_MS];
const HOMES = [
  { address1: '12 Bergen Ave', city: 'Jersey City', province_code: 'NJ', zip: '07304' },
  { address1: '1 Temple St', city: 'Los Angeles', province_code: 'CA', zip: '90012' },
  { address1: '5 Lake St', city: 'Chicago', province_code: 'IL', zip: '60601' },
];
/** What may happen to it, besides being made. */
const CHANGES = ['paid', 'paid', 'moved', 'moved', 'looked at', 'cancelled'] as const;

const TOPICS: Readonly<Record<string, string>> = {
  paid: 'orders/paid',
  cancelled: 'orders/cancelled',
};

export function randomShopOrder(draw: Draw, id: string, madeMs: number): ShopMessage[] {
  const fixed = {
    id,
    name: `#${id}`,
    email: 'ann@example.com',
    line_items: linesOf(draw, id),
    shipping_lines: [{ title: 'Express' }],
  };
  let state: ShopState = {
    financial_status: pick(draw, ['pending', 'pending', 'authorized', 'paid']),
    cancelled_at: null,
    shipping_address: home(draw),
  };
  let afterMs = 0;
  const messages = [message('orders/create')];
  for (const _ of Array.from({ length: pick(draw, [1, 2, 3, 4]) })) {
    afterMs += pick(draw, GAPS_MS);
    messages.push(...change(pick(draw, CHANGES)));
  }
  return messages;

  function change(what: (typeof CHANGES)[number]): ShopMessage[] {
    if (what === 'moved') state = { ...state, shipping_address: home(draw) };
    if (what === 'cancelled') state = { ...state, cancelled_at: atOf(afterMs) };
    if (what === 'paid') state = { ...state, financial_status: 'paid' };
    const topic = TOPICS[what];
    // The shop tells of one change under two topics.
    return [...(topic === undefined ? [] : [message(topic)]), message('orders/updated')];
  }

  function message(topic: string): ShopMessage {
    const at = atOf(afterMs);
    return { topic, afterMs, at, order: { ...fixed, ...state, updated_at: at } };
  }

  function atOf(ms: number): Timestamp {
    return fromEpochMs(madeMs + ms);
  }
}

/** Now and then incomplete. */
function home(draw: Draw) {
  const where = pick(draw, HOMES);
  const city = maybe(draw, 0.12) ? null : where.city;
  return { name: 'Ann Lee', country_code: 'US', ...where, city };
}

function linesOf(draw: Draw, id: string) {
  return [{ sku: 'LAMP-1' }, ...(maybe(draw, 0.3) ? [{ sku: 'SPKR-1' }] : [])].map((line, n) => ({
    id: `${id}${n + 1}`,
    ...line,
    quantity: pick(draw, [1, 2]),
    price_set: { presentment_money: { amount: '39.90', currency_code: 'USD' } },
  }));
}
