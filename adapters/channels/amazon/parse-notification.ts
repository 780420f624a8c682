/**
 * ORDER_CHANGE of the Selling Partner API, from a queue of ours. Notifications come in two styles, `NotificationType` and
 * `notificationType`, and their payload in either: names are compared without capitals.
 */
import { z } from 'zod';
import { Unreadable } from '../../carriers/dcsa/parse-events.ts';

export interface OrderChange {
  readonly notificationId: string;
  readonly sellerId: string;
  readonly orderId: string;
}

const objectSchema = z.record(z.string(), z.unknown());

/** Undefined for a notification of another type. Throws Unreadable when an ORDER_CHANGE lacks its order or seller. */
export function parseOrderChange(message: unknown): OrderChange | undefined {
  if (textAt(message, ['notificationtype']) !== 'ORDER_CHANGE') return undefined;
  const change = ['payload', 'orderchangenotification'];
  const sellerId = textAt(message, [...change, 'sellerid']);
  const orderId = textAt(message, [...change, 'amazonorderid']);
  if (sellerId === undefined || orderId === undefined)
    throw new Unreadable('ORDER_CHANGE without SellerId or AmazonOrderId');
  const notificationId = textAt(message, ['notificationmetadata', 'notificationid']) ?? orderId;
  return { notificationId, sellerId, orderId };
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>((at, name) => {
    const object = objectSchema.safeParse(at);
    if (!object.success) return undefined;
    return Object.entries(object.data).find(([key]) => key.toLowerCase() === name)?.[1];
  }, value);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
