/** A shipment's content, 50 cartons an item: 500 cartons of 50 lines would pass DynamoDB's 400 KB an item. */
import { shipmentContentSchema, type ShipmentContent } from '../../domain/shipment/shipment.ts';
import type { ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import { contentKey, contentPrefix, shipmentPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

const CARTONS_AN_ITEM = 50;
const partSchema = shipmentContentSchema.partial();

/** The first part carries what is not cartons. */
export function contentItems(key: ShipmentKey, version: number, content: ShipmentContent): Item[] {
  const { cartons, ...rest } = content;
  const parts = Math.ceil(cartons.length / CARTONS_AN_ITEM);
  return Array.from({ length: parts }, (_, part) =>
    toItem(contentKey(key, version, part), {
      ...(part === 0 && rest),
      cartons: cartons.slice(part * CARTONS_AN_ITEM, (part + 1) * CARTONS_AN_ITEM),
    }),
  );
}

export async function readContent(
  table: Table,
  key: ShipmentKey,
  version: number,
): Promise<ShipmentContent | undefined> {
  const items = await readAll(table, { pk: shipmentPk(key), skPrefix: contentPrefix(version) });
  const [first, ...others] = items.map((item) => readItem(partSchema, item));
  if (first === undefined) return undefined;
  const cartons = [first, ...others].flatMap((part) => part.cartons ?? []);
  return shipmentContentSchema.parse({ ...first, cartons });
}
