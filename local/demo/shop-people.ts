/** Those who use the sandbox's Shopify: a buyer who orders and wants to send it back, somebody who looks what the shop has. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseExactJson } from '../../adapters/channels/exact-json.ts';
import { shopPlotSchema, type ShopPlot } from '../sandbox/shop-plot.ts';

export interface ShopPeople {
  /** A paid order of one lamp for 39.00, whose buyer will send it back as new; its ids in the shop. */
  readonly order: () => Promise<{ orderId: string; lineId: string; reference: string }>;
  /** The buyer asks for a return of it in the shop. */
  readonly askBack: (orderId: string, lineId: string) => Promise<void>;
  /** All that the shop was told of the order. */
  readonly look: (orderId: string) => Promise<ShopPlot>;
}

const line = z.looseObject({ id: z.string() });
const example = z.looseObject({
  id: z.string(),
  name: z.string(),
  shipping_address: z.looseObject({}),
  line_items: z.tuple([line], line),
});

/** `url` of the sandbox. */
export function shopPeople(url: string): ShopPeople {
  const at = (path: string) => new URL(`/sandbox/shops/shopify${path}`, url);
  const tell = async (path: string, body: string) => {
    const answer = await fetch(at(path), { method: 'POST', body });
    if (!answer.ok) throw new Error(`the sandbox's shop answered ${answer.status} to ${path}`);
  };
  return {
    async order() {
      const file = new URL('../../examples/shopify-order-paid.json', import.meta.url);
      const known = example.parse(parseExactJson(readFileSync(file, 'utf8')));
      const [lamp] = known.line_items;
      const order = {
        ...known,
        total_price: '39.00',
        shipping_address: { ...known.shipping_address, address2: 'Apt 1203, sandbox: grade-a' },
        line_items: [lamp],
      };
      await tell('/webhooks?topic=orders/paid', withNumbers(JSON.stringify(order)));
      return { orderId: known.id, lineId: lamp.id, reference: known.name };
    },
    askBack: (orderId, lineId) => {
      const lines = [{ lineId, quantity: 1, reason: 'DEFECTIVE' }];
      return tell(`/orders/${orderId}/returns`, JSON.stringify({ lines }));
    },
    async look(orderId) {
      const answer = await fetch(at(`/orders/${orderId}`));
      return shopPlotSchema.parse(await answer.json());
    },
  };
}

/** Ids beyond 2^53 are numbers again, as Shopify writes them. */
const withNumbers = (json: string) => json.replaceAll(/"(\d{17,})"/g, '$1');
