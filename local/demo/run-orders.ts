/**
 * The orders of the demo, side by side and over the API alone: places them, answers what is asked, brings the goods one of
 * them waits for, and follows each to its end.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleSkus } from './example-shipment.ts';
import { exampleOrder, ORDER_CASES, type OrderCase } from './order-cases.ts';
import type { OrderDetail, PortageClient } from './portage-client.ts';
import { stockGoods, type Goods } from './stock-goods.ts';
import { parcelLine, routeLines } from './tell-route.ts';

export interface OrdersRun {
  readonly client: PortageClient;
  readonly say: (line: string) => void;
  /** Milliseconds until an order counts as stuck. */
  readonly patience: number;
}

const LOOK_EVERY_MS = 300;
const ENDS: readonly string[] = ['DELIVERED', 'CANCELLED', 'REJECTED', 'CLOSED'];

/** What is on the shelves before anybody orders; nobody has the speaker. */
const SHELVES: readonly Goods[] = [
  {
    warehouseId: 'US-EWR',
    port: 'USJFK',
    units: { 'LUMEN-DESK-01': 20, 'LUMEN-BAG-03': 5, 'LUMEN-SOFA-05': 2, 'LUMEN-NIGHT-04': 40 },
  },
  {
    warehouseId: 'US-LAX',
    port: 'USLAX',
    units: { 'LUMEN-DESK-01': 20, 'LUMEN-BAG-03': 5, 'LUMEN-NIGHT-04': 40 },
  },
];
const LATER = { warehouseId: 'US-EWR', port: 'USJFK', units: { 'LUMEN-SPK-02': 10 } };

/** Faults; none when every order ended as it must. */
export async function runOrders(run: OrdersRun): Promise<string[]> {
  const { client, say } = run;
  for (const sku of exampleSkus()) await client.registerSku(sku);
  await Promise.all(SHELVES.map((goods) => stockGoods(client, goods, say)));
  const faults = await Promise.all(ORDER_CASES.map((each) => runOrder(run, each)));
  return faults.flat();
}

async function runOrder(run: OrdersRun, order: OrderCase): Promise<string[]> {
  const { client, say } = run;
  const { orderId, reference } = await client.placeOrder(exampleOrder(order.example));
  say(`order ${reference} ${orderId}: ${order.title}`);
  const ended = await followOrder(run, orderId);
  const faults = [
    ...(ended.status === 'DELIVERED' ? [] : [`ended ${ended.status}`]),
    ...order.faults(ended),
  ];
  const story = ended.fulfilments.flatMap((each) => [...routeLines(each), parcelLine(each)]);
  say([`order ${reference} is ${ended.status}`, ...story].join('\n'));
  return faults.map((fault) => `${reference}: ${fault}`);
}

/** The order at its end. Throws when it is not reached in time. */
async function followOrder(run: OrdersRun, orderId: string): Promise<OrderDetail> {
  const { client, say, patience } = run;
  const late = performance.now() + patience;
  let told = '';
  let isBrought = false;
  for (;;) {
    const order = await client.order(orderId);
    const state = order.fulfilments.map(({ n, status }) => `${n} ${status}`).join(', ');
    if (state !== told) say(`  ${order.reference} ${order.status}: ${state || 'being planned'}`);
    told = state;
    if (ENDS.includes(order.status)) return order;
    if (order.status === 'BACKORDERED' && !isBrought) {
      isBrought = true;
      await stockGoods(client, LATER, say);
    }
    await answer(run, orderId);
    if (performance.now() > late) throw new Error(`${order.reference} is stuck: ${state}`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** The buyer is at home tomorrow; whatever else is asked no order of the demo expects. */
async function answer({ client, say }: OrdersRun, orderId: string): Promise<void> {
  const { seller } = await client.openCases(orderId);
  for (const { caseId, kind, title } of seller) {
    if (kind === 'BACKORDER') continue;
    if (kind !== 'DELIVERY_FAILED') throw new Error(`unexpected case ${kind} "${title}"`);
    say(`  ! seller answers ${kind}: reattempt`);
    await client.decide(caseId, { option: 'reattempt' });
  }
}
