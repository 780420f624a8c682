/** One shipment, order or return through the API to its end, whoever is killed meanwhile; each request has its key. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { closedStatusSchema } from '../../domain/shipment/shipment-lifecycle.ts';
import { closedReturnSchema } from '../../domain/return/return-lifecycle.ts';
import { answerCases } from '../../local/demo/answer-cases.ts';
import { exampleOrder } from '../../local/demo/order-cases.ts';
import { orderToReturn, RETURN_CASES } from '../../local/demo/return-cases.ts';
import { inboundOf } from '../../local/demo/stock-goods.ts';
import type { Killable } from './killable.ts';

export interface Ended {
  /** What was accepted on the way, each to be carried out by one execution. */
  readonly ids: readonly string[];
  /** `order DELIVERED` */
  readonly end: string;
}
export type Kind = keyof typeof LIFECYCLES;

const LOOK_EVERY_MS = 400;
const PATIENCE_MS = 400_000;
const ORDER_ENDS = ['DELIVERED', 'CANCELLED', 'REJECTED', 'CLOSED'];

/** `name` tells it from all others. */
export const LIFECYCLES = {
  shipment: async (system: Killable, name: string): Promise<Ended> => {
    const goods = { warehouseId: 'US-LAX', port: 'USLAX', units: { 'LUMEN-NIGHT-04': 10 } };
    const body = { ...inboundOf(goods, Date.now()), reference: name };
    const { shipmentId } = await system.ask((client) => client.createShipment(body, name));
    const status = await until(shipmentId, closedStatusSchema.options, async () => {
      const { status: now, waiting } = await system.ask((client) => client.timeline(shipmentId));
      const isAsked = waiting?.responsible === 'SELLER' || waiting?.responsible === 'OPERATIONS';
      if (isAsked) await system.ask((client) => answerCases(client, shipmentId, () => undefined));
      return now;
    });
    return { ids: [shipmentId], end: `shipment ${status}` };
  },

  order: async (system: Killable, name: string): Promise<Ended> => {
    const example = z.looseObject({}).parse(exampleOrder('order-express-nj'));
    const lines = [{ sku: 'LUMEN-NIGHT-04', quantity: 2 }];
    const { orderId, status } = await ordered(system, name, { ...example, lines });
    return { ids: [orderId], end: `order ${status}` };
  },

  /** A wrong item: it comes back as new and goes to the shelf again. */
  return: async (system: Killable, name: string): Promise<Ended> => {
    const [wanted] = RETURN_CASES.filter(({ reason }) => reason === 'WRONG_ITEM');
    if (!wanted) throw new Error('there is such a return');
    const { orderId, status } = await ordered(system, name, orderToReturn(wanted, 1));
    if (status !== 'DELIVERED') return { ids: [orderId], end: `order to return ${status}` };
    const lines = [{ sku: wanted.sku, quantity: 1, reason: wanted.reason }];
    const asked = { orderId, lines };
    const { returnId } = await system.ask((client) => client.createReturn(asked, name));
    const end = await until(returnId, closedReturnSchema.options, async () => {
      return (await system.ask((client) => client.return(returnId))).status;
    });
    return { ids: [orderId, returnId], end: `return ${end}` };
  },
} as const;

async function ordered(system: Killable, name: string, body: object) {
  const { orderId } = await system.ask((client) =>
    client.placeOrder({ ...body, reference: name }, name),
  );
  const status = await until(orderId, ORDER_ENDS, async () => {
    return (await system.ask((client) => client.order(orderId))).status;
  });
  return { orderId, status };
}

/** The status at its end. Throws when it is not reached in time. */
async function until(
  id: string,
  ends: readonly string[],
  look: () => Promise<string>,
): Promise<string> {
  const late = performance.now() + PATIENCE_MS;
  for (;;) {
    const status = await look();
    if (ends.includes(status)) return status;
    if (performance.now() > late) throw new Error(`${id} is stuck in ${status}`);
    await sleep(LOOK_EVERY_MS);
  }
}
