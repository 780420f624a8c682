/** What lies on the shelf against what the warehouse counted: the proof at the end of every scenario. */
import type { PortageClient } from './portage-client.ts';

/** Units by SKU. */
export type Units = ReadonlyMap<string, number>;

/** Sellable units of a warehouse; throws when some are not in a bin. */
export async function unitsOnShelf(client: PortageClient, warehouse: string): Promise<Units> {
  const stocks = await client.inventory(warehouse);
  for (const { sku, quantities, bins } of stocks) {
    const binned = bins.reduce((sum, { quantity }) => sum + quantity, 0);
    if (binned !== quantities.available) {
      throw new Error(`${sku}: ${quantities.available} available but ${binned} in bins`);
    }
  }
  return new Map(stocks.map(({ sku, quantities }) => [sku, quantities.available]));
}

/** Whole units the warehouse counted, in the newest count of each carton. */
export async function unitsReceived(client: PortageClient, shipmentId: string): Promise<Units> {
  const { cartons } = await client.receipts(shipmentId);
  const units = new Map<string, number>();
  for (const { sku, good } of cartons.flatMap(({ lines }) => lines))
    units.set(sku, (units.get(sku) ?? 0) + good);
  return units;
}

/** Each SKU whose shelf did not grow by what was received. */
export function shelfFaults(before: Units, after: Units, received: Units): string[] {
  return [...new Set([...before.keys(), ...after.keys(), ...received.keys()])].flatMap((sku) => {
    const grown = (after.get(sku) ?? 0) - (before.get(sku) ?? 0);
    const expected = received.get(sku) ?? 0;
    return grown === expected ? [] : [`${sku}: received ${expected}, the shelf grew by ${grown}`];
  });
}
