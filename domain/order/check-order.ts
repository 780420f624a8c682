/** What keeps an order from being planned: an address nobody can drive to, goods nobody may send, a parcel no service takes. */
import type { SkuCode } from '../kernel/ids.ts';
import { addSeconds, dayOf, type Timestamp } from '../kernel/time.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { plannedCartonFaults } from './check-relay.ts';
import { MOST_LINES } from './fulfilment.ts';
import type { Hold, Order } from './order.ts';
import { plannedParcel } from './planned-parcel.ts';
import { isKnownPlace, placeOf, routeOrder } from './route-order.ts';

/** Lifecycles 4.7: an address hold lasts 5 days, then the order is cancelled. */
export const HOLD_SECONDS = 5 * 86_400;

export interface OrderFacts {
  readonly order: Order;
  readonly skus: ReadonlyMap<SkuCode, Sku>;
  /** Those of the buyer's country. */
  readonly warehouses: readonly Warehouse[];
  readonly now: Timestamp;
}

type Finding = Pick<Hold, 'holdId' | 'reason' | 'codes' | 'note' | 'releasePolicy'>;

const CHECKED = ['address', 'sku', 'carton', 'service'];

/**
 * The order with the holds it deserves: those of this check as they are found now, all others as they stand. The same array
 * when nothing changed. Codes are `CODE /pointer`.
 */
export function checkedHolds(facts: OrderFacts): readonly Hold[] {
  const { order } = facts;
  const found = findings(facts).filter(({ holdId }) => !order.released?.includes(holdId));
  const others = order.holds.filter(({ holdId }) => !CHECKED.includes(holdId));
  const holds = [...others, ...found.map((finding) => holdOf(facts, finding))];
  const same = JSON.stringify(holds) === JSON.stringify(sortedLike(order.holds));
  return same ? order.holds : holds;
}

function findings(facts: OrderFacts): Finding[] {
  const address = addressCodes(facts);
  const skus = skuCodes(facts);
  const service = address.length + skus.length > 0 ? [] : serviceCodes(facts);
  return [
    ...finding('address', 'INVALID_ADDRESS', 'ON_ADDRESS', address, 'The address must be mended'),
    ...finding('sku', 'SKU', 'ON_SKU', skus, 'A SKU must be registered and approved first'),
    ...finding(
      'carton',
      'OTHER',
      'BY_HAND',
      cartonCodes(facts, skus),
      'Amazon takes no such carton',
    ),
    ...finding('service', 'OTHER', 'BY_HAND', service, 'No carrier service takes this parcel'),
  ];
}

function finding(
  holdId: string,
  reason: Hold['reason'],
  releasePolicy: Hold['releasePolicy'],
  codes: string[],
  note: string,
): Finding[] {
  return codes.length === 0 ? [] : [{ holdId, reason, codes, note, releasePolicy }];
}

/** A hold that stands already keeps its day. */
function holdOf({ order, now }: OrderFacts, found: Finding): Hold {
  const standing = order.holds.find(({ holdId }) => holdId === found.holdId);
  if (standing) return { ...standing, codes: found.codes };
  return { ...found, placedBy: 'system', placedAt: now, expiresAt: addSeconds(now, HOLD_SECONDS) };
}

function addressCodes({ order: { shipTo }, warehouses }: OrderFacts): string[] {
  const place = placeOf(shipTo);
  return [
    ...(shipTo.name.trim() === '' ? ['NAME_MISSING /shipTo/name'] : []),
    ...(shipTo.lines.every((line) => line.trim() === '') ? ['STREET_MISSING /shipTo/lines'] : []),
    ...(shipTo.city.trim() === '' ? ['CITY_MISSING /shipTo/city'] : []),
    ...(warehouses.length === 0 ? ['COUNTRY_NOT_SERVED /shipTo/country'] : []),
    ...(shipTo.postalCode === undefined ? ['POSTAL_CODE_MISSING /shipTo/postalCode'] : []),
    ...(place && !isKnownPlace(place) ? ['POSTAL_CODE_UNKNOWN /shipTo/postalCode'] : []),
    ...(!place && warehouses.length > 0 && shipTo.postalCode !== undefined
      ? ['POSTAL_CODE_UNKNOWN /shipTo/postalCode']
      : []),
  ];
}

function skuCodes({ order, skus }: OrderFacts): string[] {
  const named = order.lines.map(({ sku }, at) => ({ sku, pointer: `/lines/${at}/sku` }));
  const material =
    order.packaging.kind === 'SELLER'
      ? [{ sku: order.packaging.materialSku, pointer: '/packaging/materialSku' }]
      : [];
  return [...named, ...material].flatMap(({ sku, pointer }) => {
    const known = skus.get(sku);
    if (!known) return [`SKU_UNKNOWN ${pointer}`];
    return known.reviewStatus === 'APPROVED' ? [] : [`SKU_NOT_APPROVED ${pointer}`];
  });
}

/** Of a relay whose SKUs were not known, or smaller, when it was placed. */
function cartonCodes({ order, skus }: OrderFacts, unknown: readonly string[]): string[] {
  if (!order.relay || unknown.length > 0) return [];
  return plannedCartonFaults(order.lines, skus).map(({ code, pointer }) => `${code} ${pointer}`);
}

/** Refused by every service from every warehouse: too heavy, too long, a PO box for freight, an option nobody offers. */
function serviceCodes({ order, skus, warehouses, now }: OrderFacts): string[] {
  // Of an order that is split each part is a parcel of its own.
  const parcel = plannedParcel(order.lines.slice(0, MOST_LINES), skus);
  const routings = warehouses.flatMap((each) => routeOrder(order, each, parcel, dayOf(now)) ?? []);
  if (routings.some(({ chosen }) => chosen)) return [];
  const reasons = routings.flatMap(({ refused }) => refused.flatMap((each) => each.reasons));
  return [...new Set(reasons)].filter((code) => code !== 'COUNTRY_NOT_SERVED').map((c) => `${c} /`);
}

/** Ours last, in the order of the check, as `checkedHolds` writes them. */
function sortedLike(holds: readonly Hold[]): Hold[] {
  const ours = CHECKED.flatMap((id) => holds.filter(({ holdId }) => holdId === id));
  return [...holds.filter(({ holdId }) => !CHECKED.includes(holdId)), ...ours];
}
