/** Units that booked shipments declare and no warehouse has counted: by the lists of shipments by status, so no scan. */
import type { SkuCode, Tenant } from '../../../domain/kernel/ids.ts';
import type { Page, PageRequest } from '../../../domain/kernel/page.ts';
import { ON_THE_WAY } from '../../../domain/shipment/shipment-lifecycle.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import type { InsightsPorts } from './insights-ports.ts';

const PAGE = 100;

/** By SKU. What is being counted is left out: each carton is in the stock as soon as it is counted. */
export async function unitsOnTheWay(
  { shipments }: Pick<InsightsPorts, 'shipments'>,
  tenant: Tenant,
  only: SkuCode | undefined,
): Promise<ReadonlyMap<string, number>> {
  const lists = await Promise.all(
    ON_THE_WAY.map((status) => everyPage((request) => shipments.list({ tenant, status }, request))),
  );
  // One that moved on meanwhile may be in two lists.
  const booked = new Map(lists.flat().map((each) => [each.shipmentId, each]));
  const contents = await Promise.all(
    [...booked.values()].map((each: Shipment) => shipments.findContent(each, each.contentVersion)),
  );
  const units = new Map<string, number>();
  for (const line of contents.flatMap((content) => content?.cartons ?? []).flatMap((c) => c.lines))
    if (only === undefined || line.sku === only)
      units.set(line.sku, (units.get(line.sku) ?? 0) + line.quantity);
  return units;
}

/** All of a list. */
export async function everyPage<T>(read: (request: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read({ limit: PAGE, ...(cursor !== null && { cursor }) });
    found.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}
