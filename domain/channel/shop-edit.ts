/** What a shop's message edits of an order that is known: its lines, or an address that comes too late. The newest message counts. */
import { lateAddresses, lateEdits, amendLines, sameLines } from '../order/amend-lines.ts';
import type { LateEdit, Whole } from '../order/amend-lines.ts';
import { placeHold, releaseHold, requestCancellation } from '../order/amend-order.ts';
import type { OrderSave } from '../order/fulfilment-move.ts';
import type { Order } from '../order/order.ts';
import type { Occasion } from '../shipment/advance-shipment.ts';
import { isLabelled, type ShopOrder } from './shop-order.ts';

export interface ShopEdit {
  readonly save: OrderSave & { readonly order: Order };
  /** Opened before the save: a message that comes again after a crash finds them, or opens them. */
  readonly late: readonly LateEdit[];
}

/**
 * `folded`: the order after what else the message says (shop-order.ts); the same one when it says nothing else. Undefined when
 * nothing is to be written. An order that is cancelled is not edited any more.
 */
export function foldShopEdit(
  before: Whole,
  folded: Order,
  told: ShopOrder,
  occasion: Occasion,
): ShopEdit | undefined {
  const late = lateAddress(before, told, occasion);
  if (!isNews(before.order, told)) return folded === before.order ? undefined : keep(folded, late);
  const noted = paidSince(noteLines(folded, told, before.order), told, occasion);
  if (noted.cancelRequest || noted.rejected || sameLines(noted.lines, told.lines))
    return keep(noted, late);
  if (told.lines.length === 0) return keep(emptied(noted, before, occasion), late);
  const whole = { ...before, order: noted };
  const { order, ...applied } = amendLines(whole, told.lines, occasion) ?? {};
  if (order) {
    const amended = { ...unlessPaid(order, told, occasion), version: noted.version };
    return { save: { ...applied, order: amended }, late };
  }
  return keep(noted, [...late, ...lateEdits(whole, told.lines, occasion.at)]);
}

const keep = (order: Order, late: readonly LateEdit[]): ShopEdit => ({ save: { order }, late });

/** Messages come in any order: an older one says nothing of the lines. */
function isNews({ channel }: Order, { at }: ShopOrder): boolean {
  return channel.linesAt === undefined || channel.linesAt < at;
}

/** One write, one version, however many things a message says. */
function noteLines(folded: Order, { at }: ShopOrder, before: Order): Order {
  const channel = { ...folded.channel, linesAt: at };
  return { ...folded, channel, version: before.version + 1 };
}

const EXTRA = 'payment-edit';

/** What an edit added may not be paid yet. */
function unlessPaid(order: Order, { payment }: ShopOrder, { at, actor }: Occasion): Order {
  if (payment.paid || order.holds.some(({ reason }) => reason === 'PAYMENT')) return order;
  const hold = placeHold(order, {
    holdId: EXTRA,
    reason: 'PAYMENT',
    codes: ['UNPAID'],
    note: `the shop says: ${payment.raw}`.slice(0, 500),
    placedBy: actor,
    placedAt: at,
    releasePolicy: 'ON_PAYMENT',
  });
  return hold ?? order;
}

/** By a message newer than the edit: an older one that says paid meant the lines before it. */
function paidSince(order: Order, { payment }: ShopOrder, { at }: Occasion): Order {
  if (!payment.paid || !order.holds.some(({ holdId }) => holdId === EXTRA)) return order;
  return { ...releaseHold(order, EXTRA, at), version: order.version };
}

/** Nothing is left to send; what left already is a return's matter. */
function emptied(order: Order, { fulfilments }: Whole, { at, actor }: Occasion): Order {
  if (isLabelled(fulfilments)) return order;
  const request = { at, by: actor, reason: 'every line was removed in the shop' };
  const cancelled = requestCancellation(order, request) ?? order;
  return { ...cancelled, version: order.version };
}

function lateAddress(before: Whole, told: ShopOrder, { at }: Occasion): LateEdit[] {
  const { heard } = before.order.channel;
  if (told.gaps.length > 0 || !heard || heard.at >= told.at) return [];
  return heard.address === told.addressKey ? [] : lateAddresses(before, told, at);
}
