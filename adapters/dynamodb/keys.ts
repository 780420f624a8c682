/**
 * The whole key map. One table: pk, sk; gsi1 (lists), gsi2 (due work), both projecting KEYS ONLY, so that a write which
 * leaves the index keys alone costs nothing there, and whoever lists or sweeps then reads the items themselves, strongly.
 * Every pk begins with the tenant; what belongs to the system has the tenant `_`.
 *
 * | pk                                | sk                         | what                                | gsi1                        | gsi2 |
 * |-----------------------------------|----------------------------|-------------------------------------|-----------------------------|------|
 * | T#{t}#{shp_…}                     | HEAD                       | shipment                            | T#{t}#SHIPMENTS#{status}    | nextDeadlineAt |
 * |                                   | CONTENT#{v6}#{part}        | cartons, 50 a part, and the rest    |                             |      |
 * |                                   | CHANGE#{version6}          | status log                          |                             |      |
 * |                                   | EVENT#{eventKey}           | tracking event                      |                             |      |
 * |                                   | TRACKING                   | projection of the events            |                             |      |
 * |                                   | WAIT#{lane}                | rendezvous of token and signal      |                             | undelivered signal told once |
 * |                                   | RECEIVING                  | receiving record without its counts |                             |      |
 * |                                   | COUNT#{carton5}            | one carton's newest count           |                             |      |
 * |                                   | FACT#{eventId}             | warehouse fact already applied      |                             |      |
 * |                                   | DECLARATION#{kind}#{v6}    | customs declaration                 |                             |      |
 * |                                   | DOCUMENT#{id}              | document record                     |                             |      |
 * |                                   | CASE#{id}                  | case about this shipment            | T#{t}#CASES#{status}        | deadline while OPEN, if it has a default |
 * | T#{t}#{ord_…}                     | HEAD                       | order                               | T#{t}#ORDERS, never changes |      |
 * |                                   | FULFILMENT#{n3}            | what one warehouse ships of it      |                             | nextDeadlineAt |
 * |                                   | CHANGE#{n3}#{version6}     | its log: wishes (n 0), exceptions   |                             |      |
 * |                                   | TRACKING#{n3}              | what the carrier told of its parcel |                             |      |
 * |                                   | MAIL#{announcementId}      | mail to its buyer, address masked   | T#_#MAILS, never changes    |      |
 * |                                   | WAIT#f{n}, CASE#           | as of a shipment                    |                             |      |
 * | T#{t}#BACKORDER#{sku}             | {since}#{ord_…}#{n3}       | waits for units, oldest first       |                             |      |
 * | T#_#REFERENCE#TRACKING#{number}   | PARCEL                     | whose parcel has this number        |                             | when to ask its carrier |
 * | T#{t}#{ret_…}                     | HEAD                       | return                              | T#{t}#RETURNS, never changes | nextDeadlineAt |
 * |                                   | INSPECTION                 | what the returns desk told          |                             |      |
 * |                                   | PHOTO#{id}                 | picture or proof that is uploaded   |                             |      |
 * |                                   | REFUND#{refundId}          | how far its paying has come         |                             |      |
 * |                                   | DOCUMENT#{id}              | as of a shipment                    |                             |      |
 * | T#{t}#{ord_…}                     | RETURNED#{line}            | units of a line that come back, by return |                       |      |
 * | T#{t}#{ord_…}                     | RETURN#{ret_…}             | a return of it that claims no line, e.g. one to its sender |      |      |
 * | T#{t}#{rem_…}                     | HEAD                       | FBA removal order                   | T#{t}#REMOVALS, never changes | nextDeadlineAt |
 * | T#_#LANE#{area}                   | {week}#{service}           | parcels delivered, and on time      |                             |      |
 * | T#{t}#CASES                       | CASE#{id}                  | case about no shipment              | same                        | same |
 * | T#_#CASE#{id}                     | CASE                       | where a case is, by its id alone    | T#_#CASES#{status}          |      |
 * | T#{t}#LIST#SHIPMENT               | {createdAt}#{shp_…}        | list entry, read strongly           |                             |      |
 * | T#{t}#LIST#PO#{po}                | {createdAt}#{shp_…}        | list entry                          |                             |      |
 * | T#{t}#LIST#CONTAINER#{number}     | {createdAt}#{shp_…}        | list entry                          |                             |      |
 * | T#{t}#UNIQUE#SHIPMENT#{reference} | UNIQUE                     | the seller's own reference is taken |                             |      |
 * | T#{t}#UNIQUE#FBABOX#{boxId}      | UNIQUE                     | box of an FBA shipment is taken by a relay |                      |      |
 * | T#{t}#IDEMPOTENCY#{key}           | IDEMPOTENCY                | accepted request                    |                             |      |
 * | T#_#OUTBOX#{shard of 4}           | {createdAt}#T#{t}#{entity}#{epoch6} | execution to start; gone once it is started |     |      |
 * | T#_#REFERENCE#{type}#{value}      | T#{t}#{shp_…}              | a partner's number means a shipment |                             |      |
 * | T#_#UNMATCHED#{type}#{value}      | {eventKey}                 | event of an unknown number          | T#_#UNMATCHED               |      |
 * | T#{t}#SKU                         | {sku}                      | SKU                                 |                             |      |
 * | T#{t}#BARCODE#{kind}#{value}      | BARCODE                    | barcode is taken by a SKU           |                             |      |
 * | T#{t}#RETURN_POLICY               | ALL or SKU#{sku}           | stated rules of returns             |                             |      |
 * | T#{t}#STOCK_WATCH                 | {sku}                      | safety stock and its alert          |                             |      |
 * | T#{t}#INSIGHT#{month}             | {sku or _}#{day}           | what was counted on a day           |                             |      |
 * | T#{t}#COUNTED#{entity}            | FACTS                      | its facts that were counted         |                             |      |
 * | T#{t}#RETURN_LEVEL                | {sku}                      | how bad its return rate is          |                             |      |
 * | T#{t}#STOCK#{warehouse}#{sku}     | COUNTERS                   | stock counters                      | T#{t}#STOCK, never changes  |      |
 * |                                   | MOVEMENT#{id}              | ledger movement                     |                             |      |
 * |                                   | BIN#{bin}#{lot}            | units in a bin                      |                             |      |
 * | T#{t}#WEBHOOKS                    | ENDPOINT#{whe_…}           | where a seller hears of things      |                             |      |
 * | T#{t}#DELIVERY#{webhook-id}       | DELIVERY                   | announcement on its way there       | T#{t}#DELIVERIES#{whe_…}    | next try while PENDING |
 * | T#{t}#SELLER                      | SELLER                     | seller                              | T#_#SELLERS                 |      |
 * | T#_#APIKEY#{keyId}                | APIKEY                     | API key, hashed                     |                             |      |
 * | T#_#PARTNER                       | {source}#{partnerId}       | outside party                       |                             |      |
 * | T#_#SHOP#{source}#{shop}          | SHOP                       | a seller's shop                     |                             |      |
 * | T#{t}#SHOPS                       | {source}#{shop}            | list entry, read strongly           |                             |      |
 * | T#_#WAREHOUSE                     | {warehouseId}              | warehouse                           |                             |      |
 * | T#_#SERIAL#{of}                   | SERIAL                     | serial numbers given so far         |                             |      |
 * | T#_#SIGNING_KEY                   | CURSOR                     | secret that signs list cursors      |                             |      |
 *
 * gsi2pk is T#_#DUE#{kind}#{shard of 4}, gsi2sk is {due at}#{pk}: the sweeper reads what is past, oldest first.
 */
import type { WaitKey } from '../../domain/wait/wait.ts';
import type { Key } from './table.ts';

type ShipmentRef = Readonly<{ tenant: string; shipmentId: string }>;
type StockRef = Readonly<{ tenant: string; warehouseId: string; sku: string }>;
type ReferenceRef = Readonly<{ type: string; value: string }>;

type OrderRef = Readonly<{ tenant: string; orderId: string }>;
type FulfilmentRef = OrderRef & Readonly<{ n: number }>;

/** Of what all tenants write: a partition takes 1,000 write units a second. */
const SHARDS = 4;

/** Sort keys are text: digits are padded so that text order is number order. */
const three = (n: number) => String(n).padStart(3, '0');
const six = (n: number) => String(n).padStart(6, '0');
const five = (n: number) => String(n).padStart(5, '0');
/** Free text inside a key, made safe so that `#` only ever separates. */
const safe = (text: string) => encodeURIComponent(text);

/** Everything of one entity: ids carry their kind (`shp_…`), so no second word is needed. */
export const entityPk = (tenant: string, entityId: string) => `T#${tenant}#${entityId}`;
export const shipmentPk = (s: ShipmentRef) => entityPk(s.tenant, s.shipmentId);

const within =
  (sk: string) =>
  (s: ShipmentRef): Key => ({ pk: shipmentPk(s), sk });
export const headKey = within('HEAD');
export const trackingKey = within('TRACKING');
export const receivingKey = within('RECEIVING');
export const contentPrefix = (version: number) => `CONTENT#${six(version)}#`;
export const contentKey = (s: ShipmentRef, version: number, part: number): Key =>
  within(contentPrefix(version) + String(part).padStart(2, '0'))(s);
export const changePrefix = 'CHANGE#';
export const changeKey = (s: ShipmentRef, version: number) =>
  within(changePrefix + six(version))(s);
export const eventPrefix = 'EVENT#';
export const eventKey = (s: ShipmentRef, key: string) => within(eventPrefix + key)(s);
export const countPrefix = 'COUNT#';
export const countKey = (s: ShipmentRef, carton: number) => within(countPrefix + five(carton))(s);
export const factKey = (s: ShipmentRef, eventId: string) => within(`FACT#${eventId}`)(s);
export const declarationPrefix = (kind = '') =>
  kind === '' ? 'DECLARATION#' : `DECLARATION#${kind}#`;
export const declarationKey = (s: ShipmentRef, kind: string, version: number) =>
  within(declarationPrefix(kind) + six(version))(s);
export const documentPrefix = 'DOCUMENT#';
export const documentKey = (tenant: string, entityId: string, id: string): Key => ({
  pk: entityPk(tenant, entityId),
  sk: documentPrefix + id,
});

type ReturnRef = Readonly<{ tenant: string; returnId: string }>;
export const returnPk = (r: ReturnRef) => entityPk(r.tenant, r.returnId);
export const returnKey = (r: ReturnRef): Key => ({ pk: returnPk(r), sk: 'HEAD' });
export const inspectionKey = (r: ReturnRef): Key => ({ pk: returnPk(r), sk: 'INSPECTION' });
export const photoPrefix = 'PHOTO#';
export const photoKey = (r: ReturnRef, id: string): Key => ({
  pk: returnPk(r),
  sk: photoPrefix + id,
});
export const refundPrefix = 'REFUND#';
export const refundKey = (r: ReturnRef, refundId: string): Key => ({
  pk: returnPk(r),
  sk: refundPrefix + refundId,
});
export const returnListPk = (tenant: string) => `T#${tenant}#RETURNS`;
export const orderReturnPrefix = 'RETURN#';
export const orderReturnKey = (tenant: string, orderId: string, returnId: string): Key => ({
  pk: entityPk(tenant, orderId),
  sk: orderReturnPrefix + returnId,
});
export const returnedPrefix = 'RETURNED#';
export const returnedKey = (tenant: string, orderId: string, lineId: string): Key => ({
  pk: entityPk(tenant, orderId),
  sk: returnedPrefix + lineId,
});

export const waitKey = (w: WaitKey): Key => ({
  pk: entityPk(w.tenant, w.entityId),
  sk: `WAIT#${w.lane}`,
});
const outboxPk = (shard: number) => `T#_#OUTBOX#${shard}`;
export const outboxPks = () => Array.from({ length: SHARDS }, (_, shard) => outboxPk(shard));
export const outboxKey = (
  message: Readonly<{ tenant: string; entityId: string; epoch: number; createdAt: string }>,
): Key => {
  const pk = entityPk(message.tenant, message.entityId);
  return {
    pk: outboxPk(shardOf(pk)),
    sk: `${message.createdAt}#${pk}#${six(message.epoch)}`,
  };
};

export const casePrefix = 'CASE#';
/** `entityId` is what the case is about; CASES when it is about nothing in particular. */
export const caseKey = (tenant: string, entityId: string | undefined, caseId: string): Key => ({
  pk: entityPk(tenant, entityId ?? 'CASES'),
  sk: casePrefix + caseId,
});
export const caseLookupKey = (caseId: string): Key => ({ pk: `T#_#CASE#${caseId}`, sk: 'CASE' });
export const caseListPk = (tenant: string, status: string) => `T#${tenant}#CASES#${status}`;

export const orderPk = (o: OrderRef) => entityPk(o.tenant, o.orderId);
export const orderKey = (o: OrderRef): Key => ({ pk: orderPk(o), sk: 'HEAD' });
export const orderListPk = (tenant: string) => `T#${tenant}#ORDERS`;
export const fulfilmentPrefix = 'FULFILMENT#';
export const fulfilmentKey = (f: FulfilmentRef): Key => ({
  pk: orderPk(f),
  sk: fulfilmentPrefix + three(f.n),
});
export const fulfilmentChangeKey = (f: FulfilmentRef, version: number): Key => ({
  pk: orderPk(f),
  sk: `${changePrefix}${three(f.n)}#${six(version)}`,
});
export const parcelKey = (f: FulfilmentRef): Key => ({
  pk: orderPk(f),
  sk: `TRACKING#${three(f.n)}`,
});
export const returnParcelKey = (r: Readonly<{ tenant: string; returnId: string }>): Key => ({
  pk: entityPk(r.tenant, r.returnId),
  sk: `TRACKING#${three(1)}`,
});
export const backorderPk = (tenant: string, sku: string) => `T#${tenant}#BACKORDER#${sku}`;
export const backorderKey = (f: FulfilmentRef & Readonly<{ sku: string; since: string }>): Key => ({
  pk: backorderPk(f.tenant, f.sku),
  sk: `${f.since}#${f.orderId}#${three(f.n)}`,
});
export const trackingNumberKey = (number: string): Key => ({
  pk: referencePk({ type: 'TRACKING', value: safe(number) }),
  sk: 'PARCEL',
});

export const lanePk = (area: string) => `T#_#LANE#${safe(area)}`;
export const laneKey = (area: string, week: string, serviceId: string): Key => ({
  pk: lanePk(area),
  sk: `${week}#${safe(serviceId)}`,
});

export const shipmentListPk = (tenant: string) => `T#${tenant}#LIST#SHIPMENT`;
export const poListPk = (tenant: string, po: string) => `T#${tenant}#LIST#PO#${po}`;
export const containerListPk = (tenant: string, number: string) =>
  `T#${tenant}#LIST#CONTAINER#${number}`;
export const statusListPk = (tenant: string, status: string) => `T#${tenant}#SHIPMENTS#${status}`;
/** The same in all four lists, so that a page is read the same way. */
export const listSk = (createdAt: string, id: string) => `${createdAt}#${id}`;

export const uniqueReferenceKey = (tenant: string, reference: string): Key => ({
  pk: `T#${tenant}#UNIQUE#SHIPMENT#${reference}`,
  sk: 'UNIQUE',
});
export const fbaBoxKey = (tenant: string, boxId: string): Key => ({
  pk: `T#${tenant}#UNIQUE#FBABOX#${boxId}`,
  sk: 'UNIQUE',
});
export const idempotencyKey = (tenant: string, key: string): Key => ({
  pk: `T#${tenant}#IDEMPOTENCY#${key}`,
  sk: 'IDEMPOTENCY',
});
export const referencePk = (r: ReferenceRef) => `T#_#REFERENCE#${r.type}#${r.value}`;
export const referenceKey = (r: ReferenceRef, s: ShipmentRef): Key => ({
  pk: referencePk(r),
  sk: shipmentPk(s),
});
export const unmatchedPk = (r: ReferenceRef) => `T#_#UNMATCHED#${r.type}#${r.value}`;
export const unmatchedKey = (r: ReferenceRef, event: string): Key => ({
  pk: unmatchedPk(r),
  sk: event,
});
export const unmatchedListPk = 'T#_#UNMATCHED';

export const skuPk = (tenant: string) => `T#${tenant}#SKU`;
export const skuKey = (tenant: string, sku: string): Key => ({ pk: skuPk(tenant), sk: sku });
export const barcodeKey = (tenant: string, barcode: { kind: string; value: string }): Key => ({
  pk: `T#${tenant}#BARCODE#${barcode.kind}#${barcode.value}`,
  sk: 'BARCODE',
});

export const removalKey = (r: Readonly<{ tenant: string; removalId: string }>): Key => ({
  pk: entityPk(r.tenant, r.removalId),
  sk: 'HEAD',
});
export const removalListPk = (tenant: string) => `T#${tenant}#REMOVALS`;

export const stockWatchPk = (tenant: string) => `T#${tenant}#STOCK_WATCH`;
export const stockWatchKey = (tenant: string, sku: string): Key => ({
  pk: stockWatchPk(tenant),
  sk: sku,
});

export const dayCountsPk = (tenant: string, month: string) => `T#${tenant}#INSIGHT#${month}`;
export const dayCountsPrefix = (sku: string) => `${sku}#`;
export const dayCountsKey = (tenant: string, sku: string, day: string): Key => ({
  pk: dayCountsPk(tenant, day.slice(0, 7)),
  sk: dayCountsPrefix(sku) + day,
});
export const countedKey = (tenant: string, entityId: string): Key => ({
  pk: `T#${tenant}#COUNTED#${entityId}`,
  sk: 'FACTS',
});
export const returnLevelKey = (tenant: string, sku: string): Key => ({
  pk: `T#${tenant}#RETURN_LEVEL`,
  sk: sku,
});

export const returnRulesKey = (tenant: string, sku?: string): Key => ({
  pk: `T#${tenant}#RETURN_POLICY`,
  sk: sku === undefined ? 'ALL' : `SKU#${sku}`,
});

export const stockPk = (s: StockRef) => `T#${s.tenant}#STOCK#${s.warehouseId}#${s.sku}`;
export const countersKey = (s: StockRef): Key => ({ pk: stockPk(s), sk: 'COUNTERS' });
export const movementPrefix = 'MOVEMENT#';
export const movementKey = (s: StockRef, id: string): Key => ({
  pk: stockPk(s),
  sk: movementPrefix + id,
});
export const binPrefix = 'BIN#';
export const binKey = (s: StockRef, bin: string, lot: string): Key => ({
  pk: stockPk(s),
  sk: `${binPrefix}${safe(bin)}#${safe(lot)}`,
});
export const stockListPk = (tenant: string) => `T#${tenant}#STOCK`;
export const stockListSk = (s: StockRef) => `${s.sku}#${s.warehouseId}`;

export const sellerKey = (tenant: string): Key => ({ pk: `T#${tenant}#SELLER`, sk: 'SELLER' });
export const sellerListPk = 'T#_#SELLERS';
export const apiKeyKey = (keyId: string): Key => ({ pk: `T#_#APIKEY#${keyId}`, sk: 'APIKEY' });
export const partnerPk = 'T#_#PARTNER';
export const partnerKey = (source: string, partnerId: string): Key => ({
  pk: partnerPk,
  sk: `${source}#${partnerId}`,
});
/** `name` is domain/channel/shop-name.ts's. */
export const shopKey = (source: string, name: string): Key => ({
  pk: `T#_#SHOP#${source}#${safe(name)}`,
  sk: 'SHOP',
});
export const shopListPk = (tenant: string) => `T#${tenant}#SHOPS`;
export const shopListKey = (tenant: string, source: string, name: string): Key => ({
  pk: shopListPk(tenant),
  sk: `${source}#${safe(name)}`,
});
export const warehousePk = 'T#_#WAREHOUSE';
export const warehouseKey = (id: string): Key => ({ pk: warehousePk, sk: id });

export const mailKey = (m: OrderRef & Readonly<{ mailId: string }>): Key => ({
  pk: orderPk(m),
  sk: `MAIL#${m.mailId}`,
});
export const mailListPk = 'T#_#MAILS';

export const endpointPk = (tenant: string) => `T#${tenant}#WEBHOOKS`;
export const endpointPrefix = 'ENDPOINT#';
export const endpointKey = (tenant: string, endpointId: string): Key => ({
  pk: endpointPk(tenant),
  sk: endpointPrefix + endpointId,
});
export const deliveryKey = (tenant: string, deliveryId: string): Key => ({
  pk: `T#${tenant}#DELIVERY#${deliveryId}`,
  sk: 'DELIVERY',
});
export const deliveryListPk = (tenant: string, endpointId: string) =>
  `T#${tenant}#DELIVERIES#${endpointId}`;

export const serialKey = (of: string): Key => ({ pk: `T#_#SERIAL#${of}`, sk: 'SERIAL' });
export const signingKeyKey: Key = { pk: 'T#_#SIGNING_KEY', sk: 'CURSOR' };

export type DueKind =
  'SHIPMENT' | 'FULFILMENT' | 'WAIT' | 'CASE' | 'DELIVERY' | 'PARCEL' | 'RETURN' | 'REMOVAL';
const duePk = (kind: DueKind, shard: number) => `T#_#DUE#${kind}#${shard}`;

export function duePks(kind: DueKind): string[] {
  return Array.from({ length: SHARDS }, (_, shard) => duePk(kind, shard));
}

/** The gsi2 entry of an item that someone must look at from `at` on. */
export function dueAt(kind: DueKind, at: string, pk: string): { gsi2pk: string; gsi2sk: string } {
  return { gsi2pk: duePk(kind, shardOf(pk)), gsi2sk: `${at}#${pk}` };
}

/** FNV-1a, 32 bits: spreads entities evenly, the same on every machine. */
function shardOf(pk: string): number {
  let hash = 0x811c9dc5;
  for (const char of pk) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % SHARDS;
}
