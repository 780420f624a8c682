/** What saving an order writes, in the order in which refusals are read: versions first, then movements, then the rest. */
import type { Fulfilment } from '../../domain/order/fulfilment.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { Order } from '../../domain/order/order.ts';
import { firstAskedAt } from '../../domain/parcel/silence.ts';
import { backorderItem } from './backorder-queue.ts';
import {
  backorderKey,
  dueAt,
  fulfilmentChangeKey,
  fulfilmentKey,
  listSk,
  orderKey,
  orderListPk,
} from './keys.ts';
import { ledgerWrites } from './ledger-writes.ts';
import { outboxItem } from './outbox-store.ts';
import { toItem } from './record.ts';
import type { Condition, Item, Write } from './table.ts';
import { trackingNumberItem } from './tracking-number.ts';

type Save = Parameters<OrderStore['save']>[0];
type Saved = Omit<Save, 'tracking'>;

export interface OrderWrites {
  readonly versions: readonly Write[];
  readonly movements: readonly Write[];
  readonly others: readonly Write[];
}

export function orderWrites(saved: Saved): OrderWrites {
  const { order, fulfilments = [], changes = [], movements = [], outboxes = [] } = saved;
  const { queue = [], unqueue = [] } = saved;
  const ledger = ledgerWrites(movements);
  const key = order ?? fulfilments[0];
  return {
    versions: [
      ...(order ? [{ put: orderItem(order), condition: readBefore(order.version) }] : []),
      ...fulfilments.map((f) => ({ put: fulfilmentItem(f), condition: readBefore(f.version) })),
    ],
    movements: ledger.movements,
    others: [
      ...ledger.balances,
      ...changes.flatMap((change) =>
        key
          ? [{ put: toItem(fulfilmentChangeKey({ ...key, n: change.n }, change.version), change) }]
          : [],
      ),
      ...outboxes.map((message) => ({ put: outboxItem(message) })),
      ...queue.map((entry) => ({ put: backorderItem(entry) })),
      ...unqueue.map((entry) => ({ delete: backorderKey(entry) })),
    ],
  };
}

/** The label says whom to ask about the number, and from when on. */
export function numberItem(
  { number, key }: NonNullable<Save['tracking']>,
  fulfilments: readonly Fulfilment[] = [],
): Item {
  const label = fulfilments.find(({ n }) => n === key.n)?.label;
  const asking = label && { carrier: label.carrier, askAt: firstAskedAt(label.boughtAt) };
  return trackingNumberItem(number, key, asking);
}

export function orderItem(order: Order): Item {
  const { tenant, createdAt, orderId } = order;
  return toItem(orderKey(order), order, {
    gsi1pk: orderListPk(tenant),
    gsi1sk: listSk(createdAt, orderId),
  });
}

function fulfilmentItem(fulfilment: Fulfilment): Item {
  const key = fulfilmentKey(fulfilment);
  const { nextDeadlineAt } = fulfilment;
  return toItem(key, fulfilment, nextDeadlineAt && dueAt('FULFILMENT', nextDeadlineAt, key.pk));
}

function readBefore(version: number): Condition {
  return version === 1 ? { item: 'absent' } : { equals: { version: version - 1 } };
}
