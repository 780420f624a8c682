/**
 * A return that a buyer asks for in the shop: decided here, its refund paid there, and there told what became of the lamp. All
 * of it is seen in the sandbox's Shopify.
 */
import type { ReturnDetail } from './portage-client.ts';
import type { OrdersRun } from './run-orders.ts';
import type { ShopPeople } from './shop-people.ts';
import { until } from './until.ts';

export interface ShopReturnRun extends OrdersRun {
  readonly shop: ShopPeople;
  readonly follow: (reference: string, returnId: string) => Promise<ReturnDetail>;
}

/** Faults; none when the shop has one refund and one disposition, and we know of both. */
export async function runShopReturn(run: ShopReturnRun): Promise<string[]> {
  const { client, say, shop } = run;
  await client.stateSkuPolicy('LUMEN-DESK-01', { refundInShop: true });
  const { orderId: ordered, lineId, reference } = await shop.order();
  const { orderId } = await until(run, `Shopify ${reference}`, async () => {
    const [found] = await client.ordersOf(reference);
    return found?.status === 'DELIVERED' && found;
  });
  await shop.askBack(ordered, lineId);
  const { returnId } = await until(run, `a return of ${reference}`, async () => {
    return (await client.returnsOf(orderId))[0];
  });
  say(`${reference} a buyer asks for a return in Shopify 店铺退货申请`);
  const { refunds } = await run.follow(reference, returnId);
  const { payments = [] } = await until(run, `the shop's word on ${reference}`, async () => {
    const { dispositions, refunds: paid } = await shop.look(ordered);
    return dispositions.length > 0 && paid.length > 0 && client.return(returnId);
  });
  const seen = await shop.look(ordered);
  const paid = seen.refunds.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ');
  const told = seen.dispositions.map(({ type, quantity }) => `${quantity} ${type}`).join(', ');
  say(`  Shopify has refunded ${paid}, and knows what came back: ${told} 店铺已退款、已回传处置`);
  const facts: readonly (readonly [string, string, string])[] = [
    ['the refund in the shop', paid, '39.00 USD'],
    ['the disposition in the shop', told, '1 RESTOCKED'],
    ['the refund here', refunds.map(({ reason }) => reason).join(), 'RECEIVED'],
    [
      'its payment',
      payments.map(({ status, by = '' }) => `${status} ${by}`).join(),
      'PAID PORTAGE',
    ],
  ];
  return facts.flatMap(([what, is, should]) =>
    is === should ? [] : [`${reference}: ${what} is ${is || 'nothing'}, should be ${should}`],
  );
}
