/** What Shopify has of an order's money: refunds so far, units that may be paid back, payments that they can go to. */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { moneyOf } from '../order-parts.ts';
import { askShopify, gid } from './admin-api.ts';
import type { Payment } from './split-over-payments.ts';

const QUERY = `query RefundState($id: ID!) {
  order(id: $id) {
    refunds(first: 100) {
      id
      note
      return { id }
      refundLineItems(first: 100) { nodes { quantity lineItem { id } } }
    }
    lineItems(first: 100) { nodes { id refundableQuantity } }
    suggestedRefund(suggestFullRefund: true) {
      suggestedTransactions {
        gateway
        parentTransaction { id }
        maximumRefundableSet { presentmentMoney { amount currencyCode } }
      }
    }
  }
}`;

const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) });

const orderSchema = z.object({
  refunds: z.array(
    z.object({
      id: z.string(),
      note: z.string().nullish(),
      return: z.object({ id: z.string() }).nullish(),
      refundLineItems: nodes(
        z.object({ quantity: z.int(), lineItem: z.object({ id: z.string() }) }),
      ),
    }),
  ),
  lineItems: nodes(z.object({ id: z.string(), refundableQuantity: z.int() })),
  /** Null when nothing is left to pay back. */
  suggestedRefund: z
    .object({
      suggestedTransactions: z.array(
        z.object({
          gateway: z.string().nullish(),
          parentTransaction: z.object({ id: z.string() }).nullish(),
          maximumRefundableSet: z
            .object({
              presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }),
            })
            .nullish(),
        }),
      ),
    })
    .nullish(),
});

export type RefundState = z.output<typeof orderSchema> & { readonly payments: readonly Payment[] };

/** Throws PartnerRefused when the shop has no such order. */
export async function readRefundState(shop: Shop, externalOrderId: string): Promise<RefundState> {
  const asked = { query: QUERY, variables: { id: gid('Order', externalOrderId) } };
  const { order } = await askShopify(shop, asked, z.object({ order: orderSchema.nullable() }));
  if (!order) throw new PartnerRefused(shop.shop, `has no order ${externalOrderId}`);
  return { ...order, payments: paymentsOf(order) };
}

function paymentsOf({ suggestedRefund }: z.output<typeof orderSchema>): Payment[] {
  return (suggestedRefund?.suggestedTransactions ?? []).flatMap((one) => {
    const { amount, currencyCode } = one.maximumRefundableSet?.presentmentMoney ?? {};
    const most = moneyOf(amount, currencyCode);
    if (!most || !one.parentTransaction) return [];
    return [{ parentId: one.parentTransaction.id, gateway: one.gateway ?? '', most }];
  });
}
