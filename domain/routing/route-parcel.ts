/**
 * Which way a parcel goes (M-096 to M-101, M-107), and why: every service is either refused with reasons or scored.
 * Score in cents, lower is better: price + days x value of a day + chance of lateness x cost of a late parcel.
 */
import { inForce, mustBeInForce } from '../kernel/dated.ts';
import { distanceMiles, postalArea, zoneOf, type PostalPlace } from '../geo/postal-distance.ts';
import {
  CARRIER_SERVICES,
  type CarrierService,
  type DeliveryOption,
  type RoutingMode,
} from './carrier-service.ts';
import { billablePounds, measure, type Parcel } from './parcel.ts';
import {
  PEAK_SEASONS,
  REMOTE_AREAS,
  ROUTING_RATES,
  type ServiceRates,
} from './routing-rate-card.ts';

export type Speed = 'EXPRESS' | 'STANDARD' | 'ECONOMY';

/** How a lane did so far: parcels delivered and on time, by service and destination area. */
export interface LaneHistory {
  readonly serviceId: string;
  readonly destinationArea: string;
  readonly delivered: number;
  readonly onTime: number;
}

export interface RouteRequest {
  readonly from: PostalPlace;
  readonly to: PostalPlace;
  readonly poBox: boolean;
  readonly parcel: Parcel;
  readonly speed: Speed;
  readonly options: readonly DeliveryOption[];
  readonly history: readonly LaneHistory[];
  /** US cents the seller would rather not exceed. */
  readonly costTargetCents?: number;
  /** Grams from which a parcel goes by freight; M-097: 20 lb unless the seller says otherwise. */
  readonly expressUpToG?: number;
  /** `YYYY-MM-DD`: the day of handing over, for rates and season. */
  readonly day: string;
}

export interface PricedRoute {
  readonly serviceId: string;
  readonly carrier: string;
  readonly name: string;
  readonly mode: RoutingMode;
  readonly zone: number;
  readonly billablePounds: number;
  readonly days: { readonly from: number; readonly to: number };
  readonly onTimePermille: number;
  readonly lines: readonly { readonly code: string; readonly cents: number }[];
  readonly priceCents: number;
  readonly scoreCents: number;
  /** Soft objections; they lose only while something without them exists. */
  readonly objections: readonly string[];
}

export interface Routing {
  readonly rateCard: string;
  readonly chosen: PricedRoute | null;
  readonly alternatives: readonly (PricedRoute & { readonly lostBecause: string })[];
  readonly refused: readonly { readonly serviceId: string; readonly reasons: readonly string[] }[];
}

const DEFAULT_EXPRESS_UP_TO_G = 9_071;
const SLOWEST_DAYS = { EXPRESS: 3, STANDARD: 7, ECONOMY: 14 } as const;
/** Cents a buyer's day of waiting is worth, by what was promised. */
const DAY_VALUE = { EXPRESS: 250, STANDARD: 90, ECONOMY: 20 } as const;
/** Cents a late parcel costs: the claim, the message, the score at the shop. */
const LATE_COST = { EXPRESS: 2_000, STANDARD: 1_000, ECONOMY: 500 } as const;
/** History outweighs the carrier's own figure after about this many parcels. */
const PRIOR_PARCELS = 20;

export function routeParcel(request: RouteRequest): Routing {
  const card = mustBeInForce(ROUTING_RATES, request.day, 'last-mile rate card').value;
  const refused: Routing['refused'][number][] = [];
  const priced: PricedRoute[] = [];
  for (const service of CARRIER_SERVICES) {
    const rates = card.services[service.serviceId];
    const reasons = hardReasons(service, request, rates);
    if (reasons.length > 0 || !rates) refused.push({ serviceId: service.serviceId, reasons });
    else priced.push(priceRoute(service, rates, request));
  }
  const [chosen, ...rest] = priced.sort(byPreference);
  return {
    rateCard: card.version,
    chosen: chosen ?? null,
    alternatives: chosen ? rest.map((r) => ({ ...r, lostBecause: whyLost(r, chosen) })) : [],
    refused,
  };
}

function hardReasons(
  service: CarrierService,
  request: RouteRequest,
  rates: ServiceRates | undefined,
): string[] {
  const m = measure(request.parcel);
  const missing = request.options.filter((o) => !service.options.includes(o));
  return [
    ...(rates ? [] : ['NO_RATE']),
    ...(service.countries.includes(request.to.country) &&
    request.from.country === request.to.country
      ? []
      : ['COUNTRY_NOT_SERVED']),
    ...(m.weightG > service.maxWeightG ? ['OVER_WEIGHT_LIMIT'] : []),
    ...(m.lengthMm > service.maxLengthMm ? ['OVER_LENGTH_LIMIT'] : []),
    ...(m.lengthPlusGirthMm > service.maxLengthPlusGirthMm ? ['OVER_GIRTH_LIMIT'] : []),
    ...(request.poBox && !service.reachesPoBox ? ['NO_PO_BOX'] : []),
    ...missing.map((option) => `NO_${option}`),
  ];
}

function priceRoute(
  service: CarrierService,
  rates: ServiceRates,
  request: RouteRequest,
): PricedRoute {
  const zone = zoneOf(distanceMiles(request.from, request.to) ?? Number.MAX_SAFE_INTEGER);
  const remote = isRemote(request.to);
  const pounds = billablePounds(request.parcel, service.divisor);
  const lines = [
    { code: `ZONE_${String(zone)}_BASE`, cents: rates.base[zone - 2] ?? 0 },
    {
      code: `${String(pounds - 1)}_LB_MORE`,
      cents: (rates.perPound[zone - 2] ?? 0) * (pounds - 1),
    },
    { code: 'REMOTE_AREA', cents: remote ? rates.remote : 0 },
    { code: 'PEAK_SEASON', cents: inForce(PEAK_SEASONS, request.day) ? rates.peak : 0 },
    ...request.options.map((o) => ({ code: o, cents: rates.options[o] ?? 0 })),
  ].filter((line) => line.cents > 0);
  const priceCents = lines.reduce((total, line) => total + line.cents, 0);
  const [fast, slow] = service.days[zone - 2] ?? [7, 10];
  const extra = remote ? service.remoteDays : 0;
  const days = { from: fast + extra, to: slow + extra };
  const onTimePermille = expectedOnTime(service, request);
  return {
    serviceId: service.serviceId,
    carrier: service.carrier,
    name: service.name,
    mode: service.mode,
    zone,
    billablePounds: pounds,
    days,
    onTimePermille,
    lines,
    priceCents,
    scoreCents:
      priceCents +
      days.to * DAY_VALUE[request.speed] +
      Math.round(((1000 - onTimePermille) * LATE_COST[request.speed]) / 1000),
    objections: objections(service, request, days.to, priceCents, remote),
  };
}

function objections(
  service: CarrierService,
  request: RouteRequest,
  slowest: number,
  priceCents: number,
  remote: boolean,
): string[] {
  const heavy = request.parcel.weightG > (request.expressUpToG ?? DEFAULT_EXPRESS_UP_TO_G);
  return [
    ...(service.mode !== 'LTL_LOCAL' && heavy ? ['OVER_EXPRESS_THRESHOLD'] : []),
    ...(service.mode === 'LTL_LOCAL' && !heavy && request.options.length === 0
      ? ['PARCEL_TOO_SMALL_FOR_FREIGHT']
      : []),
    ...(slowest > SLOWEST_DAYS[request.speed] ? ['SLOWER_THAN_PROMISED'] : []),
    ...(request.costTargetCents !== undefined && priceCents > request.costTargetCents
      ? ['OVER_COST_TARGET']
      : []),
    ...(remote && service.mode === 'EXPRESS' ? ['REMOTE_AREA'] : []),
  ];
}

function expectedOnTime(service: CarrierService, request: RouteRequest): number {
  const area = postalArea(request.to);
  const lane = request.history.find(
    (h) => h.serviceId === service.serviceId && h.destinationArea === area,
  );
  if (!lane) return service.onTimePermille;
  return Math.round(
    (lane.onTime * 1000 + PRIOR_PARCELS * service.onTimePermille) /
      (lane.delivered + PRIOR_PARCELS),
  );
}

function isRemote(place: PostalPlace): boolean {
  const areas: readonly string[] = REMOTE_AREAS[place.country];
  return areas.includes(postalArea(place));
}

/** Fewer objections first, then the better score, then the name, so that equal routes never flip. */
function byPreference(a: PricedRoute, b: PricedRoute): number {
  return (
    a.objections.length - b.objections.length ||
    a.scoreCents - b.scoreCents ||
    a.serviceId.localeCompare(b.serviceId)
  );
}

function whyLost(route: PricedRoute, chosen: PricedRoute): string {
  const extra = route.objections.filter((o) => !chosen.objections.includes(o));
  if (extra.length > 0) return extra.join(', ');
  const parts = [
    difference('price', route.priceCents - chosen.priceCents, 'c'),
    difference('days', route.days.to - chosen.days.to, ''),
    difference('on time', chosen.onTimePermille - route.onTimePermille, ' per mille'),
  ].filter((part) => part !== '');
  return `score ${String(route.scoreCents)} against ${String(chosen.scoreCents)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

function difference(what: string, by: number, unit: string): string {
  if (by === 0) return '';
  return `${what} ${by > 0 ? 'worse' : 'better'} by ${String(Math.abs(by))}${unit}`;
}
