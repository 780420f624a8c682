/** Goods on a shelf, quickly: an air shipment like any other, declared, cleared, counted and put away. */
import { exampleSkus } from './example-shipment.ts';
import type { PortageClient } from './portage-client.ts';
import { followToTheEnd } from './run-scenario.ts';

/** Units by SKU, for one warehouse. */
export interface Goods {
  readonly warehouseId: string;
  readonly port: string;
  readonly units: Readonly<Record<string, number>>;
  /** What they are; absent: those of examples/skus.json. */
  readonly items?: readonly Item[];
}

type Item = Pick<ReturnType<typeof exampleSkus>[number], 'sku' | 'weightG' | 'dimensions'>;

/** A pallet's worth, grams: an aircraft takes a tonne and a half a piece. */
const PIECE_G = 1_400_000;
const PATIENCE_MS = 120_000;

const ORIGIN = {
  address: {
    name: '深圳流明科技有限公司 一号仓',
    phone: '+86 755 5550 0120',
    lines: ['南山区科技园南区高新南七道 8 号'],
    city: 'Shenzhen',
    region: 'Guangdong',
    postalCode: '518057',
    country: 'CN',
  },
  port: 'CNSZX',
};

/** Resolves when they can be sold. Throws when they are not on the shelf in time, or fewer than brought. */
export async function stockGoods(
  client: PortageClient,
  goods: Goods,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const { shipmentId } = await client.createShipment(inboundOf(goods, Date.now()));
  const quiet = {
    client,
    scenario: 'smooth' as const,
    say: () => undefined,
    patience: PATIENCE_MS,
  };
  const { status } = await followToTheEnd(quiet, shipmentId);
  if (status !== 'COMPLETED') throw new Error(`${shipmentId} with stock ended ${status}`);
  const units = Object.entries(goods.units).map(([sku, quantity]) => `${quantity} ${sku}`);
  say(`on the shelf in ${goods.warehouseId}: ${units.join(', ')}`);
}

/** The request of a shipment that brings them. */
export function inboundOf(goods: Goods, nowMs: number): object {
  const { warehouseId, port, units, items = exampleSkus() } = goods;
  const pieces = Object.entries(units).flatMap(([sku, quantity]) =>
    piecesOf(itemOf(items, sku), quantity),
  );
  return {
    reference: `STOCK-${warehouseId}-${nowMs}`,
    mode: 'AIR',
    incoterm: 'DDP',
    origin: ORIGIN,
    destination: { warehouseId, port },
    cargoReadyOn: new Date(nowMs + 86_400_000).toISOString().slice(0, 10),
    currency: 'USD',
    quoteAcceptance: { kind: 'automatic' },
    cartons: pieces.map((piece, n) => ({ cartonNumber: n + 1, poNumber: 'PO-STOCK', ...piece })),
  };
}

function piecesOf({ sku, weightG, dimensions }: Item, quantity: number): object[] {
  const most = Math.max(1, Math.floor(PIECE_G / weightG));
  const counts = Array.from({ length: Math.ceil(quantity / most) }, (_, n) =>
    Math.min(most, quantity - n * most),
  );
  const alone = quantity === 1;
  return counts.map((units) => ({
    lines: [{ sku, quantity: units }],
    netWeightG: weightG * units,
    grossWeightG: weightG * units + 5_000,
    dimensions: alone ? dimensions : { lengthMm: 2_400, widthMm: 1_200, heightMm: 1_500 },
  }));
}

function itemOf(items: readonly Item[], sku: string): Item {
  const found = items.find((each) => each.sku === sku);
  if (!found) throw new Error(`nobody knows ${sku}`);
  return found;
}
