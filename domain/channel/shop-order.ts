/**
 * What a shop says of an order, whichever shop: one message holds the whole order as it stood at `at`. Messages come in any
 * order and more than once; paid and cancelled stay, of addresses the newest counts. So every order of messages ends the same.
 */
import type { OrderId } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import {
  correctAddress,
  patchOrder,
  releaseHold,
  requestCancellation,
} from '../order/amend-order.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Hold, Order, OrderLine } from '../order/order.ts';
import type { Address } from '../shipment/shipment.ts';
import type { Shop } from './shop.ts';

export interface ShopOrder {
  readonly externalId: string;
  /** The shop's number as people say it: `#1001`. */
  readonly reference: string;
  /** The shop's own time of this state. */
  readonly at: Timestamp;
  readonly payment: { readonly paid: boolean; readonly refunded: boolean; readonly raw: string };
  /** Absent: it stands. */
  readonly cancelled?: string;
  readonly buyer: Order['buyer'];
  readonly shipTo: Address;
  /** Digest of the address as the shop wrote it. */
  readonly addressKey: string;
  /** What the address lacks, as codes with pointers. */
  readonly gaps: readonly string[];
  readonly lines: readonly OrderLine[];
  readonly speed?: Order['speed'];
}

const PAYMENT = 'payment';
/** Not the check's own `address` hold, which planning places and lifts as it finds. */
const ADDRESS = 'shop-address';

/** The order a first message makes, whichever message that is. */
export function newShopOrder(shop: Shop, told: ShopOrder, orderId: OrderId, at: Timestamp): Order {
  const by = `shop:${shop.source}`;
  const cancelRequest = endOf(told, []);
  return {
    tenant: shop.tenant,
    orderId,
    version: 1,
    reference: told.reference,
    channel: {
      source: shop.source,
      shop: shop.shop,
      externalId: told.externalId,
      linesAt: told.at,
      ...heardIn(told),
    },
    buyer: told.buyer,
    shipTo: told.shipTo,
    lines: [...told.lines],
    policy: shop.policy,
    speed: told.speed ?? shop.speed,
    options: [],
    packaging: { kind: 'STANDARD' },
    holds: holdsOf(told, by, at),
    fulfilmentCount: 0,
    ...(cancelRequest !== undefined && { cancelRequest: { at, by, reason: cancelRequest } }),
    createdAt: at,
    updatedAt: at,
  };
}

/** What a further message changes; undefined when it says nothing new. */
export function foldShopOrder(
  order: Order,
  fulfilments: readonly Pick<Fulfilment, 'status'>[],
  told: ShopOrder,
  at: Timestamp,
): Order | undefined {
  const folded = [withPayment, withAddress, withEnd].reduce(
    (next, fold) => fold(next, told, fulfilments, at),
    order,
  );
  // One write, one version, however many things it says.
  return folded === order ? undefined : { ...folded, version: order.version + 1 };
}

type Fold = (
  order: Order,
  told: ShopOrder,
  fulfilments: readonly Pick<Fulfilment, 'status'>[],
  at: Timestamp,
) => Order;

const withPayment: Fold = (order, { payment }, _, at) =>
  payment.paid && order.holds.some(({ holdId }) => holdId === PAYMENT)
    ? releaseHold(order, PAYMENT, at)
    : order;

/** Only a complete address is one; with it comes who lives there. A parcel that has its label goes where the label says. */
const withAddress: Fold = (order, told, fulfilments, at) => {
  const { heard } = order.channel;
  if (told.gaps.length > 0 || (heard && heard.at >= told.at)) return order;
  const isNew = heard?.address !== told.addressKey && !isLabelled(fulfilments);
  const changed = isNew ? correctAddress(order, told.shipTo, at) : order;
  const channel = { ...order.channel, ...heardIn(told) };
  return patchOrder(changed, { channel, buyer: told.buyer }, at);
};

const withEnd: Fold = (order, told, fulfilments, at) => {
  const reason = endOf(told, fulfilments);
  if (reason === undefined) return order;
  const request = { at, by: `shop:${order.channel.source}`, reason };
  return requestCancellation(order, request) ?? order;
};

/** Money given back before anything left is an order nobody wants; afterwards it is a return, which has its own ways. */
function endOf(
  { cancelled, payment }: ShopOrder,
  fulfilments: readonly Pick<Fulfilment, 'status'>[],
): string | undefined {
  if (cancelled !== undefined) return cancelled;
  return payment.refunded && !isLabelled(fulfilments) ? 'refunded' : undefined;
}

const BEFORE_LABEL: readonly Fulfilment['status'][] = [
  'PLANNED',
  'BACKORDERED',
  'RESERVED',
  'RELEASED',
  'PICKING',
  'PACKED',
  'CANCELLED',
  'REJECTED',
];
export const isLabelled = (fulfilments: readonly Pick<Fulfilment, 'status'>[]) =>
  fulfilments.some(({ status }) => !BEFORE_LABEL.includes(status));

const heardIn = ({ at, addressKey, gaps }: ShopOrder) =>
  gaps.length > 0 ? {} : { heard: { at, address: addressKey } };

/** A paid order is never refused: what it lacks holds it. */
function holdsOf({ payment, gaps }: ShopOrder, placedBy: string, placedAt: Timestamp): Hold[] {
  const placed = { placedBy, placedAt };
  const unpaid: Hold = {
    ...placed,
    holdId: PAYMENT,
    reason: 'PAYMENT',
    codes: ['UNPAID'],
    note: `the shop says: ${payment.raw}`.slice(0, 500),
    releasePolicy: 'ON_PAYMENT',
  };
  const incomplete: Hold = {
    ...placed,
    holdId: ADDRESS,
    reason: 'INVALID_ADDRESS',
    codes: [...gaps],
    note: 'the shop gave no complete address',
    releasePolicy: 'ON_ADDRESS',
  };
  return [...(payment.paid ? [] : [unpaid]), ...(gaps.length > 0 ? [incomplete] : [])];
}
