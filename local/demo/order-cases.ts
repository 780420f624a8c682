/** The orders of the demo, as they stand in examples/, and how each must end. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { OrderDetail } from './portage-client.ts';

export interface OrderCase {
  /** The file in examples/. */
  readonly example: string;
  readonly title: string;
  /** What is wrong with an order that ended so; empty when it is as it must be. */
  readonly faults: (order: OrderDetail) => readonly string[];
}

type Fulfilment = OrderDetail['fulfilments'][number];

export const ORDER_CASES: readonly OrderCase[] = [
  {
    example: 'order-express-nj',
    title: 'EXPRESS to the New Jersey area 快递到新泽西',
    faults: ({ fulfilments: [first] }) => [
      ...differs('warehouse', first?.warehouseId, 'US-EWR'),
      ...differs('mode', first?.route?.mode, 'EXPRESS'),
    ],
  },
  {
    example: 'order-po-box-remote',
    title: 'a PO box in a remote ZIP 偏远地区邮政信箱',
    faults: ({ fulfilments: [first] }) => [
      ...differs('mode', first?.route?.mode, 'POSTAL_HYBRID'),
      ...differs('refused for PO boxes', refusedFor(first, 'NO_PO_BOX') > 0, true),
    ],
  },
  {
    example: 'order-sofa-white-glove',
    title: 'a 60 kg sofa with white glove 60公斤沙发白手套配送',
    faults: ({ fulfilments: [first] }) => [
      ...differs('mode', first?.route?.mode, 'LTL_LOCAL'),
      ...differs('service', first?.route?.serviceId, 'LTL_HOME'),
    ],
  },
  {
    example: 'order-split',
    title: 'split over two warehouses 两仓拆单',
    faults: ({ fulfilments }) =>
      differs(
        'warehouses',
        fulfilments
          .map(({ warehouseId }) => warehouseId)
          .sort()
          .join(' '),
        'US-EWR US-LAX',
      ),
  },
  {
    example: 'order-backordered',
    title: 'backordered, then fulfilled by the next putaway 缺货待上架',
    faults: ({ fulfilments }) => differs('parcels', fulfilments.length, 1),
  },
  {
    example: 'order-not-at-home',
    title: 'nobody at home, delivered the next time 首次派送失败后重派',
    faults: ({ fulfilments: [first] }) => differs('failed attempts', first?.parcel?.attempts, 1),
  },
];

const example = z.looseObject({ reference: z.string() });

/** `turn` tells this order from others of the same example. */
export function exampleOrder(name: string, turn = 0): object {
  const file = new URL(`../../examples/${name}.json`, import.meta.url);
  const order = example.parse(JSON.parse(readFileSync(file, 'utf8')));
  return turn === 0 ? order : { ...order, reference: `${order.reference}-${turn}` };
}

function refusedFor(fulfilment: Fulfilment | undefined, reason: string): number {
  return (fulfilment?.route?.refused ?? []).filter(({ reasons }) => reasons.includes(reason))
    .length;
}

function differs<T>(what: string, is: T | undefined, should: T): string[] {
  return is === should ? [] : [`${what} is ${String(is)}, should be ${String(should)}`];
}
