/**
 * Returns, dispositions and refunds of the sandbox's Shopify. Its return has the id of its order. A refund is asked for under
 * an idempotency key, and told by a webhook also to who asked; so is a disposition.
 */
import { z } from 'zod';
import { lineIdOf, type ShopAnswer, type ShopPlot, type ShopRefund } from './shop-plot.ts';
import { data, failed, GID, linesOf, LOCATION, orderOf, type Operation } from './shopify-parts.ts';

const disposalInput = z
  .array(
    z.object({
      reverseFulfillmentOrderLineItemId: z.string(),
      quantity: z.int().positive(),
      dispositionType: z.string(),
    }),
  )
  .min(1);
const refundInput = z.object({
  orderId: z.string(),
  note: z.string(),
  refundLineItems: z.array(z.object({ lineItemId: z.string(), quantity: z.int() })),
  transactions: z.array(z.object({ amount: z.string(), parentId: z.string() })).min(1),
});
const processInput = z.object({
  returnId: z.string(),
  returnLineItems: z.array(z.object({ id: z.string(), quantity: z.int() })),
  financialTransfer: z.object({
    issueRefund: z.object({
      orderTransactions: z.array(z.object({ transactionAmount: z.object({ amount: z.string() }) })),
    }),
  }),
});

const idOf = (id: unknown) => lineIdOf(z.string().parse(id));

export const RETURN_OPERATIONS: Readonly<Record<string, Operation>> = {
  ReturnRequested: ({ id }, find) => {
    const orderId = idOf(id);
    const lines = find(orderId)?.returned?.lines;
    return data({ return: lines ? requestView(orderId, lines) : null });
  },
  ReturnState: ({ id }, find) => {
    const plot = find(idOf(id));
    return data({ return: plot ? { status: plot.returned?.status ?? 'OPEN' } : null });
  },
  ApproveReturn: (asked, find) => answered('returnApproveRequest', 'OPEN', asked, find),
  DeclineReturn: (asked, find) => answered('returnDeclineRequest', 'DECLINED', asked, find),
  ReturnLines: ({ id }, find) => {
    const orderId = idOf(id);
    const plot = find(orderId);
    const orders = plot && { nodes: [{ lineItems: { nodes: reverseLines(orderId, plot) } }] };
    return data({
      return: orders ? { reverseFulfillmentOrders: orders } : null,
      location: { id: LOCATION },
    });
  },
  DisposeReturn: ({ inputs }, find) => disposed(disposalInput.parse(inputs), find),
  Disposed: ({ id }, find) => {
    const orderId = idOf(id);
    const plot = find(orderId);
    const order = {
      id: `${GID}/Order/${orderId}`,
      returns: {
        nodes: [
          {
            id: returnGid(orderId),
            reverseFulfillmentOrders: { nodes: [{ id: reverseGid(orderId) }] },
          },
        ],
      },
    };
    const lineItems = { nodes: plot ? reverseLines(orderId, plot) : [] };
    return data({ reverseFulfillmentOrder: plot ? { order, lineItems } : null });
  },
  RefundState: ({ id }, find) => {
    const orderId = idOf(id);
    const plot = find(orderId);
    return data({ order: plot ? moneyView(orderId, plot) : null });
  },
  CreateRefund: ({ input, key }, find, { body }) => {
    if (!body.includes('@idempotent')) return unkeyed;
    const { orderId, note, refundLineItems, transactions } = refundInput.parse(input);
    const lines = refundLineItems.map(({ lineItemId, quantity }) => {
      return { lineId: lineIdOf(lineItemId), quantity };
    });
    const amounts = transactions.map(({ amount }) => amount);
    const asked = { key: z.string().parse(key), reference: note, ofReturn: false, lines, amounts };
    return paid(lineIdOf(orderId), find(lineIdOf(orderId)), asked, (id) => ({
      refundCreate: { refund: { id }, userErrors: [] },
    }));
  },
  ProcessReturn: ({ input, key }, find, { body }) => {
    if (!body.includes('@idempotent')) return unkeyed;
    const { returnId, returnLineItems, financialTransfer } = processInput.parse(input);
    const orderId = lineIdOf(returnId);
    const plot = find(orderId);
    if (plot?.returned?.status !== 'OPEN') return failed('returnProcess', 'Return is not open.');
    const lines = returnLineItems.map(({ id, quantity }) => {
      return { lineId: lineIdOf(id).split('-')[1] ?? '', quantity };
    });
    const amounts = financialTransfer.issueRefund.orderTransactions.map(
      ({ transactionAmount }) => transactionAmount.amount,
    );
    const asked = { key: z.string().parse(key), reference: '', ofReturn: true, lines, amounts };
    return paid(orderId, plot, asked, (id) => ({
      returnProcess: { return: { refunds: { nodes: [{ id }] } }, userErrors: [] },
    }));
  },
};

/** As Shopify answers since 2026-04. */
const unkeyed: ShopAnswer = {
  status: 200,
  body: { errors: [{ message: 'The @idempotent directive is required for this mutation.' }] },
};

const returnGid = (orderId: string) => `${GID}/Return/${orderId}`;
const reverseGid = (orderId: string) => `${GID}/ReverseFulfillmentOrder/${orderId}`;

/** Only a request is answered, and once. */
function answered(
  mutation: string,
  status: 'OPEN' | 'DECLINED',
  { input }: Parameters<Operation>[0],
  find: Parameters<Operation>[1],
): ShopAnswer {
  const orderId = idOf(z.looseObject({ id: z.string() }).parse(input).id);
  const plot = find(orderId);
  if (plot?.returned?.status !== 'REQUESTED') return failed(mutation, 'Return is not requested.');
  return {
    ...data({ [mutation]: { return: { id: returnGid(orderId) }, userErrors: [] } }),
    change: { orderId, plot: { ...plot, returned: { ...plot.returned, status } } },
  };
}

function requestView(orderId: string, lines: NonNullable<ShopPlot['returned']>['lines']): object {
  return {
    order: { id: `${GID}/Order/${orderId}` },
    returnLineItems: {
      nodes: lines.map(({ lineId, quantity, reason }) => ({
        id: `${GID}/ReturnLineItem/${orderId}-${lineId}`,
        quantity,
        returnReason: reason,
        customerNote: '',
        fulfillmentLineItem: { lineItem: { id: `${GID}/LineItem/${lineId}` } },
      })),
    },
  };
}

/** What comes back: what was asked for, else the whole order. */
function reverseLines(orderId: string, plot: ShopPlot): object[] {
  const lines =
    plot.returned?.lines ?? linesOf(plot).map(({ id, quantity }) => ({ lineId: id, quantity }));
  return lines.map(({ lineId, quantity }) => ({
    id: `${GID}/ReverseFulfillmentOrderLineItem/${orderId}-${lineId}`,
    totalQuantity: quantity,
    dispositions: plot.dispositions
      .map((each, at) => ({
        ...each,
        id: `${GID}/ReverseFulfillmentOrderDisposition/${orderId}${at}`,
      }))
      .filter((each) => each.lineId === lineId)
      .map(({ id, type, quantity: units }) => ({ id, type, quantity: units })),
    fulfillmentLineItem: { lineItem: { id: `${GID}/LineItem/${lineId}` } },
  }));
}

function disposed(
  asked: z.output<typeof disposalInput>,
  find: Parameters<Operation>[1],
): ShopAnswer {
  const ids = asked.map((each) => lineIdOf(each.reverseFulfillmentOrderLineItemId).split('-'));
  const orderId = ids[0]?.[0] ?? '';
  const plot = find(orderId);
  if (!plot) return failed('reverseFulfillmentOrderDispose', 'Line item does not exist.');
  const more = asked.map(({ dispositionType: type, quantity }, at) => {
    return { lineId: ids[at]?.[1] ?? '', type, quantity };
  });
  const lines = asked.map((each) => ({ id: each.reverseFulfillmentOrderLineItemId }));
  return {
    ...data({
      reverseFulfillmentOrderDispose: { reverseFulfillmentOrderLineItems: lines, userErrors: [] },
    }),
    change: { orderId, plot: { ...plot, dispositions: [...plot.dispositions, ...more] } },
    tells: {
      topic: 'reverse_fulfillment_orders/dispose',
      body: {
        id: orderId,
        admin_graphql_api_id: reverseGid(orderId),
        total_dispositions: more.length,
      },
    },
  };
}

function moneyView(orderId: string, plot: ShopPlot): object {
  const { currency } = orderOf(plot);
  return {
    refunds: plot.refunds.map(({ id, reference, ofReturn, lines }) => ({
      id,
      note: reference,
      return: ofReturn ? { id: returnGid(orderId) } : null,
      refundLineItems: {
        nodes: lines.map(({ lineId, quantity }) => {
          return { quantity, lineItem: { id: `${GID}/LineItem/${lineId}` } };
        }),
      },
    })),
    lineItems: {
      nodes: linesOf(plot).map(({ id, quantity }) => {
        return { id: `${GID}/LineItem/${id}`, refundableQuantity: quantity - unitsPaid(plot, id) };
      }),
    },
    suggestedRefund: {
      suggestedTransactions: [
        {
          gateway: 'bogus',
          parentTransaction: { id: `${GID}/OrderTransaction/${orderId}` },
          maximumRefundableSet: {
            presentmentMoney: {
              amount: (centsLeft(plot) / 100).toFixed(2),
              currencyCode: currency,
            },
          },
        },
      ],
    },
  };
}

const cents = (amount: string) => Math.round(Number(amount) * 100);

function centsLeft(plot: ShopPlot): number {
  const paidBack = plot.refunds.reduce((sum, { amount }) => sum + cents(amount), 0);
  return cents(orderOf(plot).total_price ?? '0') - paidBack;
}

function unitsPaid({ refunds }: ShopPlot, id: string): number {
  const lines = refunds.flatMap((refund) => refund.lines).filter(({ lineId }) => lineId === id);
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

interface AskedRefund extends Pick<ShopRefund, 'reference' | 'ofReturn' | 'lines'> {
  readonly key: string;
  readonly amounts: readonly string[];
}

/** The same key is the same refund. */
function paid(
  orderId: string,
  plot: ShopPlot | undefined,
  { amounts, ...asked }: AskedRefund,
  answer: (id: string) => Record<string, object>,
): ShopAnswer {
  const [mutation = ''] = Object.keys(answer(''));
  if (!plot) return failed(mutation, 'Order does not exist.');
  const known = plot.refunds.find(({ key }) => key === asked.key);
  if (known) return data(answer(known.id));
  const sum = amounts.reduce((total, amount) => total + cents(amount), 0);
  if (sum > centsLeft(plot)) return failed(mutation, 'Refund amount exceeds what is left.');
  const id = `${GID}/Refund/${orderId}${plot.refunds.length + 1}`;
  const { currency } = orderOf(plot);
  const made: ShopRefund = { ...asked, id, amount: (sum / 100).toFixed(2), currency };
  return {
    ...data(answer(id)),
    change: { orderId, plot: { ...plot, refunds: [...plot.refunds, made] } },
    tells: { topic: 'refunds/create', body: refundBody(orderId, made) },
  };
}

function refundBody(orderId: string, refund: ShopRefund): object {
  const { id, reference, ofReturn, amount, currency, lines } = refund;
  return {
    id: lineIdOf(id),
    order_id: orderId,
    note: reference,
    return: ofReturn ? { id: orderId, admin_graphql_api_id: returnGid(orderId) } : null,
    refund_line_items: lines.map(({ lineId, quantity }) => ({ line_item_id: lineId, quantity })),
    transactions: [{ kind: 'refund', status: 'success', amount, currency }],
  };
}
