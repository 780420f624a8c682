/**
 * The services an order may take (M-097 to M-100, M-108): mode, hard limits, days by zone, what it reaches.
 * Limits are the carriers' published ones, in grams and millimetres (1 lb = 453.59 g, 1 in = 25.4 mm), rounded down.
 */
export type RoutingMode = 'EXPRESS' | 'POSTAL_HYBRID' | 'LTL_LOCAL';
export type DeliveryOption = 'APPOINTMENT' | 'UPSTAIRS' | 'WHITE_GLOVE';

export interface CarrierService {
  readonly serviceId: string;
  readonly carrier: string;
  readonly name: string;
  readonly mode: RoutingMode;
  readonly countries: readonly ('US' | 'CA')[];
  readonly maxWeightG: number;
  readonly maxLengthMm: number;
  readonly maxLengthPlusGirthMm: number;
  /** Cubic inches per pound of dimensional weight. */
  readonly divisor: number;
  readonly reachesPoBox: boolean;
  readonly options: readonly DeliveryOption[];
  /** Business days by zone 2..8, [fastest, slowest]. */
  readonly days: readonly (readonly [number, number])[];
  /** Business days more to a remote area. */
  readonly remoteDays: number;
  /** Where history is silent: the carrier's own on-time figure, per mille. */
  readonly onTimePermille: number;
  readonly source: string;
}

const flat = (from: number, to: number): [number, number][] =>
  [2, 3, 4, 5, 6, 7, 8].map(() => [from, to]);
const parcelLimits = {
  maxWeightG: 68_038,
  maxLengthMm: 2_743,
  maxLengthPlusGirthMm: 4_191,
  divisor: 139,
};
const postalLimits = { maxWeightG: 31_751, maxLengthPlusGirthMm: 3_302 };
const groundDays: [number, number][] = [
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 4],
  [4, 4],
  [4, 5],
];
const freightDays: [number, number][] = [
  [3, 4],
  [3, 4],
  [3, 5],
  [4, 6],
  [4, 6],
  [5, 7],
  [5, 7],
];

export const CARRIER_SERVICES: readonly CarrierService[] = [
  {
    serviceId: 'UPS_GROUND',
    carrier: 'UPS',
    name: 'UPS Ground',
    mode: 'EXPRESS',
    countries: ['US'],
    ...parcelLimits,
    reachesPoBox: false,
    options: [],
    days: groundDays,
    remoteDays: 2,
    onTimePermille: 965,
    source: 'domain-facts 3.3 (ups.com limits); days by zone: UPS Ground time-in-transit maps',
  },
  {
    serviceId: 'FEDEX_2DAY',
    carrier: 'FEDEX',
    name: 'FedEx 2Day',
    mode: 'EXPRESS',
    countries: ['US'],
    ...parcelLimits,
    reachesPoBox: false,
    options: [],
    days: flat(2, 2),
    remoteDays: 1,
    onTimePermille: 955,
    source: 'domain-facts 3.3; FedEx 2Day service terms',
  },
  {
    serviceId: 'PUROLATOR_GROUND',
    carrier: 'PUROLATOR',
    name: 'Purolator Ground',
    mode: 'EXPRESS',
    countries: ['CA'],
    ...parcelLimits,
    reachesPoBox: false,
    options: [],
    days: groundDays,
    remoteDays: 3,
    onTimePermille: 955,
    source: 'Purolator Ground: 150 lb, 108 in, 165 in',
  },
  {
    serviceId: 'USPS_GROUND_ADVANTAGE',
    carrier: 'USPS',
    name: 'USPS Ground Advantage',
    mode: 'POSTAL_HYBRID',
    countries: ['US'],
    ...postalLimits,
    maxLengthMm: 3_302,
    divisor: 166,
    reachesPoBox: true,
    options: [],
    days: flat(3, 5),
    remoteDays: 2,
    onTimePermille: 930,
    source: 'domain-facts 3.3: 70 lb, length + girth 130 in',
  },
  {
    serviceId: 'UPS_GROUND_SAVER',
    carrier: 'UPS',
    name: 'UPS Ground Saver',
    mode: 'POSTAL_HYBRID',
    countries: ['US'],
    ...postalLimits,
    maxLengthMm: 1_524,
    divisor: 139,
    reachesPoBox: true,
    options: [],
    days: flat(4, 7),
    remoteDays: 2,
    onTimePermille: 920,
    source: 'domain-facts 3.3: 70 lb, 130 in, any side at most 60 in',
  },
  {
    serviceId: 'CANADA_POST_EXPEDITED',
    carrier: 'CANADA_POST',
    name: 'Canada Post Expedited Parcel',
    mode: 'POSTAL_HYBRID',
    countries: ['CA'],
    maxWeightG: 30_000,
    maxLengthMm: 2_000,
    maxLengthPlusGirthMm: 3_000,
    divisor: 139,
    reachesPoBox: true,
    options: [],
    days: flat(3, 7),
    remoteDays: 3,
    onTimePermille: 930,
    source: 'Canada Post parcel limits: 30 kg, 2 m, length + girth 3 m',
  },
  {
    serviceId: 'LTL_HOME',
    carrier: 'LTL_NETWORK',
    name: 'LTL and local fleet',
    mode: 'LTL_LOCAL',
    countries: ['US', 'CA'],
    maxWeightG: 680_388,
    maxLengthMm: 3_657,
    maxLengthPlusGirthMm: 12_000,
    divisor: 166,
    reachesPoBox: false,
    options: ['APPOINTMENT', 'UPSTAIRS', 'WHITE_GLOVE'],
    days: freightDays,
    remoteDays: 4,
    onTimePermille: 900,
    source: 'M-099, M-100; 1,500 lb and 12 ft: usual LTL threshold for home delivery',
  },
];
