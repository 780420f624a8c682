/**
 * One text, all that it may mean, the cheapest way first; the first that finds something ends the search. Our ids and sellers'
 * references belong to a seller, so every seller is asked at once by keyed reads, a batch for each hundred; only PO numbers
 * and shops' orders take queries for each seller, and come last. Nothing is scanned, nothing is guessed.
 */
import type { z } from 'zod';
import { caseIdSchema, entityIdSchema, type Tenant } from '../../../domain/kernel/ids.ts';
import { apiChannel } from '../../../domain/order/place-order.ts';
import type { EntityRef } from '../../../domain/search/entity-lookup.ts';
import { referenceTypes, type ShipmentKey } from '../../../domain/shipment/shipment-store.ts';
import { orderIdOf } from '../../runtime/order-id.ts';
import type { searchHit } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

type Hit = z.input<typeof searchHit>;
type SearchPorts = Pick<
  OperationsPorts,
  'cases' | 'orders' | 'returns' | 'shipments' | 'sellers' | 'shops' | 'entities'
>;
type Way = (ports: SearchPorts, text: string) => Promise<Hit[]>;

export async function findAnything(ports: SearchPorts, text: string): Promise<Hit[]> {
  for (const way of WAYS) {
    const hits = await way(ports, text);
    if (hits.length > 0) return distinct(hits);
  }
  return [];
}

const byCaseId: Way = async ({ cases }, text) => {
  const caseId = caseIdSchema.safeParse(text).data;
  const found = caseId && (await cases.findAnywhere(caseId));
  return found ? [{ kind: 'CASE', tenant: found.tenant, id: found.caseId, by: 'ID' }] : [];
};

const byId: Way = async (ports, text) => {
  const entityId = entityIdSchema.safeParse(text).data;
  if (!entityId) return [];
  const named = (await tenantsOf(ports)).map((tenant) => ({ tenant, entityId }));
  return (await ports.entities.existing(named)).flatMap((found) => hitOf(found, 'ID'));
};

/** Numbers that partners gave mean one thing in the whole world. */
const byPartnersNumber: Way = async ({ orders, returns, shipments }, text) => {
  const [parcel, boxes, ...lists] = await Promise.all([
    orders.findByTracking(text),
    returns.findByDeskId(text),
    ...SHIPMENTS_NUMBERS.map((type) => shipments.findByReference({ type, value: text })),
  ]);
  return [
    ...(parcel ? parcelHit(parcel) : []),
    ...boxes.flatMap(({ tenant, returnId }) => hitOf({ tenant, entityId: returnId }, 'RMA')),
    ...lists.flatMap((found, at) => shipmentHits(found, SHIPMENTS_NUMBERS[at] ?? 'ASN')),
  ];
};

const bySellersReference: Way = async (ports, text) => {
  const tenants = await tenantsOf(ports);
  const orders = tenants.map((tenant): EntityRef => {
    return { tenant, entityId: orderIdOf(tenant, apiChannel(text)) };
  });
  const [placed, called] = await Promise.all([
    ports.entities.existing(orders),
    ports.entities.shipmentsCalled(text, tenants),
  ]);
  return [
    ...placed.flatMap((found) => hitOf(found, 'REFERENCE')),
    ...shipmentHits(called, 'REFERENCE'),
  ];
};

/** Sellers asked at a time. */
const AT_ONCE = 10;

const bySellersLists: Way = async (ports, text) => {
  const queue = (await tenantsOf(ports)).values();
  const hits: Hit[] = [];
  const worker = async () => {
    for (const tenant of queue) hits.push(...(await inListsOf(ports, tenant, text)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return hits;
};

const WAYS: readonly Way[] = [byCaseId, byId, byPartnersNumber, bySellersReference, bySellersLists];

/** PO numbers of shipments, and what a shop itself calls an order. */
async function inListsOf(ports: SearchPorts, tenant: Tenant, text: string): Promise<Hit[]> {
  const [{ data: shipments }, shops] = await Promise.all([
    ports.shipments.list({ tenant, po: text }, { limit: MOST }),
    ports.shops.ofTenant(tenant),
  ]);
  const orders = shops.map(({ source, shop }): EntityRef => {
    return { tenant, entityId: orderIdOf(tenant, { source, shop, externalId: text }) };
  });
  const placed = orders.length > 0 ? await ports.entities.existing(orders) : [];
  return [
    ...shipmentHits(shipments, 'PO'),
    ...placed.flatMap((found) => hitOf(found, 'SHOP_ORDER')),
  ];
}

/** Shipments of one PO that are shown of a seller. */
const MOST = 20;

type ShipmentsNumber = Exclude<(typeof referenceTypes)[number], 'TRACKING' | 'PICK' | 'RMA'>;
const SHIPMENTS_NUMBERS = referenceTypes.filter(
  (type): type is ShipmentsNumber => type !== 'TRACKING' && type !== 'PICK' && type !== 'RMA',
);

async function tenantsOf({ sellers }: SearchPorts): Promise<Tenant[]> {
  return (await sellers.list()).map(({ tenant }) => tenant);
}

type Parcel = NonNullable<Awaited<ReturnType<SearchPorts['orders']['findByTracking']>>>;

const parcelHit = (parcel: Parcel): Hit[] =>
  hitOf(
    { tenant: parcel.tenant, entityId: 'orderId' in parcel ? parcel.orderId : parcel.returnId },
    'TRACKING',
  );

const shipmentHits = (found: readonly ShipmentKey[], by: Hit['by']): Hit[] =>
  found.flatMap(({ tenant, shipmentId }) => hitOf({ tenant, entityId: shipmentId }, by));

const KINDS: Readonly<Record<string, Hit['kind']>> = {
  shp: 'SHIPMENT',
  ord: 'ORDER',
  ret: 'RETURN',
  rem: 'REMOVAL',
};

function hitOf({ tenant, entityId }: EntityRef, by: Hit['by']): Hit[] {
  const kind = KINDS[entityId.slice(0, 3)];
  return kind ? [{ kind, tenant, id: entityId, by }] : [];
}

function distinct(hits: readonly Hit[]): Hit[] {
  return [
    ...new Map(hits.toReversed().map((hit) => [`${hit.tenant} ${hit.id}`, hit])).values(),
  ].reverse();
}
