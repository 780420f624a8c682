/** What we tell a Shopify shop. It is asked what it has first, so that a repeat adds nothing. */
import { z } from 'zod';
import type { ChannelPort, FulfilmentNotice } from '../../../domain/channel/channel-port.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { ParcelStatus } from '../../../domain/parcel/parcel-tracking.ts';
import { askShopify, gid, refuseUserErrors, userErrorsSchema } from './admin-api.ts';
import { answerReturn } from './answer-return.ts';
import { disposeReturn } from './dispose-return.ts';
import { fulfilmentsOf, readOrder } from './order-fulfilments.ts';
import { planFulfilments } from './plan-fulfilment.ts';
import { refundBuyer } from './refund-buyer.ts';

/** FulfillmentEventStatus; what is absent has no word there. */
const EVENT: Partial<Record<ParcelStatus, string>> = {
  in_transit: 'IN_TRANSIT',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  attempt_failed: 'ATTEMPTED_DELIVERY',
  available_for_pickup: 'READY_FOR_PICKUP',
  delivered: 'DELIVERED',
  returned: 'FAILURE',
  lost: 'FAILURE',
};

export const shopifyClient: Omit<ChannelPort, 'fetchOrder'> = {
  pushFulfilment: tellFulfilment,
  pushTracking: tellEvent,
  pushCancellation: tellCancellation,
  pushRefund: refundBuyer,
  pushReturnAnswer: answerReturn,
  pushDisposition: disposeReturn,
};

async function tellFulfilment(shop: Shop, notice: FulfilmentNotice): Promise<void> {
  const order = await readOrder(shop, notice.externalOrderId);
  const plans = planFulfilments(order, notice);
  if (plans.length === 0 && fulfilmentsOf(order, notice.trackingNumber).length === 0)
    throw new PartnerRefused(shop.shop, `nothing of ${notice.externalOrderId} is left to fulfil`);
  const { carrier: company, trackingNumber: number, trackingUrl: url } = notice;
  for (const lineItemsByFulfillmentOrder of plans) {
    const trackingInfo = { company, number, url };
    const fulfillment = { lineItemsByFulfillmentOrder, trackingInfo, notifyCustomer: true };
    await mutate(shop, 'fulfillmentCreate', { query: CREATE, variables: { fulfillment } });
  }
}

const CREATE = `mutation CreateFulfilment($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { field message } }
}`;

async function tellEvent(
  shop: Shop,
  notice: FulfilmentNotice,
  status: ParcelStatus,
  at: string,
): Promise<void> {
  const word = EVENT[status];
  if (word === undefined) return;
  // Shopify keeps whole seconds.
  const happenedAt = `${at.slice(0, 19)}Z`;
  const order = await readOrder(shop, notice.externalOrderId);
  const untold = fulfilmentsOf(order, notice.trackingNumber).filter(
    ({ events }) =>
      !events.nodes.some((e) => e.status === word && isSameTime(e.happenedAt, happenedAt)),
  );
  for (const { id } of untold) {
    const event = { fulfillmentId: id, status: word, happenedAt };
    await mutate(shop, 'fulfillmentEventCreate', { query: EVENTS, variables: { event } });
  }
}

const isSameTime = (a: string, b: string) => Date.parse(a) === Date.parse(b);

const EVENTS = `mutation CreateEvent($event: FulfillmentEventInput!) {
  fulfillmentEventCreate(fulfillmentEvent: $event) {
    fulfillmentEvent { id }
    userErrors { field message }
  }
}`;

/** Cancels and refunds; an order that the shop cancelled itself is left alone. */
async function tellCancellation(
  shop: Shop,
  externalOrderId: string,
  reference: string,
  reason: string,
): Promise<void> {
  const { cancelledAt } = await readOrder(shop, externalOrderId);
  if (cancelledAt !== null) return;
  const variables = {
    orderId: gid('Order', externalOrderId),
    reason: 'OTHER',
    refundMethod: { originalPaymentMethodsRefund: true },
    restock: true,
    notifyCustomer: true,
    // Shopify takes 255 characters.
    staffNote: `${reference}: ${reason}`.slice(0, 255),
  };
  await mutate(shop, 'orderCancel', { query: CANCEL, variables });
}

const CANCEL = `mutation CancelOrder($orderId: ID!, $reason: OrderCancelReason!, $refundMethod: OrderCancelRefundMethodInput!, $restock: Boolean!, $notifyCustomer: Boolean, $staffNote: String) {
  orderCancel(orderId: $orderId, reason: $reason, refundMethod: $refundMethod, restock: $restock, notifyCustomer: $notifyCustomer, staffNote: $staffNote) {
    job { id }
    orderCancelUserErrors { field message }
  }
}`;

const doneSchema = z.record(
  z.string(),
  z.looseObject({
    userErrors: userErrorsSchema.default([]),
    orderCancelUserErrors: userErrorsSchema.default([]),
  }),
);

/** Throws PartnerRefused for what the mutation says was wrong. */
async function mutate(
  shop: Shop,
  name: string,
  asked: { readonly query: string; readonly variables: object },
): Promise<void> {
  const done = (await askShopify(shop, asked, doneSchema))[name];
  refuseUserErrors(shop, [...(done?.userErrors ?? []), ...(done?.orderCancelUserErrors ?? [])]);
}
