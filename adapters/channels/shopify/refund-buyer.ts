/**
 * Pays a buyer back as the buyer paid. What was asked for as a return in the shop is paid by processing that return
 * (`returnProcess`), any other by a refund of the order (`refundCreate`). Both carry an idempotency key, without which
 * Shopify refuses since 2026-04; it remembers a key for a while only, so the refunds that are there are looked at first.
 * https://shopify.dev/docs/api/usage/implementing-idempotency
 */
import { z } from 'zod';
import type { RefundNotice, RefundOutcome } from '../../../domain/channel/channel-port.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { formatMoney } from '../../../domain/kernel/money.ts';
import { askShopify, gid, refuseUserErrors, userErrorsSchema } from './admin-api.ts';
import { openReturn } from './answer-return.ts';
import { readRefundState, type RefundState } from './refund-state.ts';
import { splitOverPayments, type PaidBack } from './split-over-payments.ts';

export async function refundBuyer(shop: Shop, notice: RefundNotice): Promise<RefundOutcome> {
  const state = await readRefundState(shop, notice.externalOrderId);
  const before = refundThere(state, notice);
  if (before) return { kind: 'PAID_BEFORE', externalRefundId: idIn(before.id) };
  const parts = splitOverPayments(notice.amount, state.payments);
  if (!parts) {
    const { amount, currency } = formatMoney(notice.amount);
    throw new PartnerRefused(shop.shop, `has less than ${amount} ${currency} left to pay back`);
  }
  const { externalReturnId } = notice;
  const externalRefundId =
    externalReturnId === undefined || !isOfReturn(notice)
      ? await createRefund(shop, notice, parts)
      : await processReturn(shop, notice, externalReturnId, parts);
  return { kind: 'PAID', ...(externalRefundId !== undefined && { externalRefundId }) };
}

/** Its units are those of a return in the shop; money alone is not. */
const isOfReturn = ({ lines }: RefundNotice) =>
  lines.length > 0 && lines.every(({ externalReturnLineId }) => externalReturnLineId !== undefined);

/** Ours by its note or its return; or one of the shop's people that leaves too few units of a line. */
function refundThere({ refunds, lineItems }: RefundState, notice: RefundNotice) {
  const { reference, externalReturnId, lines } = notice;
  const ofReturn = externalReturnId !== undefined && gid('Return', externalReturnId);
  const named = refunds.find(
    (refund) => refund.note?.includes(reference) === true || refund.return?.id === ofReturn,
  );
  if (named) return named;
  const paid = (lineId: string) => (refund: RefundState['refunds'][number]) =>
    refund.refundLineItems.nodes.some(({ lineItem }) => lineItem.id === lineId);
  const gone = lines
    .map(({ externalLineId, quantity }) => ({ id: gid('LineItem', externalLineId), quantity }))
    .find(({ id, quantity }) => {
      const left = lineItems.nodes.find((line) => line.id === id)?.refundableQuantity;
      return left !== undefined && left < quantity && refunds.some(paid(id));
    });
  return gone && refunds.find(paid(gone.id));
}

const CREATE = `mutation CreateRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } }
}`;

const createdSchema = z.object({
  refundCreate: z.looseObject({
    refund: z.object({ id: z.string() }).nullish(),
    userErrors: userErrorsSchema,
  }),
});

async function createRefund(shop: Shop, notice: RefundNotice, parts: readonly PaidBack[]) {
  const orderId = gid('Order', notice.externalOrderId);
  const input = {
    orderId,
    currency: notice.amount.currency,
    note: notice.reference,
    notify: true,
    // What becomes of the goods is told apart from the money.
    refundLineItems: notice.lines.map(({ externalLineId, quantity }) => {
      return { lineItemId: gid('LineItem', externalLineId), quantity, restockType: 'NO_RESTOCK' };
    }),
    transactions: parts.map(({ parentId, gateway, amount }) => {
      return { orderId, kind: 'REFUND', gateway, parentId, amount: formatMoney(amount).amount };
    }),
  };
  const asked = { query: CREATE, variables: { input, key: keyOf(notice) } };
  const { refundCreate: done } = await askShopify(shop, asked, createdSchema);
  refuseUserErrors(shop, done.userErrors);
  return done.refund ? idIn(done.refund.id) : undefined;
}

const PROCESS = `mutation ProcessReturn($input: ReturnProcessInput!, $key: String!) {
  returnProcess(input: $input) @idempotent(key: $key) {
    return { refunds(first: 1, reverse: true) { nodes { id } } }
    userErrors { field message }
  }
}`;

const processedSchema = z.object({
  returnProcess: z.looseObject({
    return: z
      .object({ refunds: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })
      .nullish(),
    userErrors: userErrorsSchema,
  }),
});

async function processReturn(
  shop: Shop,
  notice: RefundNotice,
  externalReturnId: string,
  parts: readonly PaidBack[],
) {
  await openReturn(shop, externalReturnId);
  const input = {
    returnId: gid('Return', externalReturnId),
    returnLineItems: notice.lines.map(({ externalReturnLineId = '', quantity }) => {
      return { id: gid('ReturnLineItem', externalReturnLineId), quantity };
    }),
    financialTransfer: {
      issueRefund: {
        orderTransactions: parts.map(({ parentId, amount }) => {
          const money = formatMoney(amount);
          const transactionAmount = { amount: money.amount, currencyCode: money.currency };
          return { parentId, transactionAmount };
        }),
      },
    },
    notifyCustomer: true,
  };
  const asked = { query: PROCESS, variables: { input, key: keyOf(notice) } };
  const { returnProcess: done } = await askShopify(shop, asked, processedSchema);
  refuseUserErrors(shop, done.userErrors);
  const [made] = done.return?.refunds.nodes ?? [];
  return made && idIn(made.id);
}

/** A refused try is remembered under its key: the next one that a person wants has another. */
const keyOf = ({ reference, attempt }: RefundNotice) => `${reference}-${attempt}`;

/** `gid://shopify/Refund/1` -> `1` */
const idIn = (global: string) => global.slice(global.lastIndexOf('/') + 1);
