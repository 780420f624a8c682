/**
 * What the last mile costs: Portage's list rates in US cents, dated. A contract's price prevails over them (M-057).
 * Base covers the first pound; each further billable pound adds `perPound`, by zone 2..8.
 */
import type { Dated } from '../kernel/dated.ts';
import type { DeliveryOption } from './carrier-service.ts';

export interface ServiceRates {
  readonly base: readonly number[];
  readonly perPound: readonly number[];
  readonly remote: number;
  /** Added per parcel in the peak season (M-107). */
  readonly peak: number;
  readonly options: Readonly<Partial<Record<DeliveryOption, number>>>;
}

export interface RoutingRateCard {
  readonly version: string;
  readonly services: Readonly<Record<string, ServiceRates>>;
}

export const ROUTING_RATES: readonly Dated<RoutingRateCard>[] = [
  {
    validFrom: '2026-01-01',
    validTo: null,
    source: 'Portage list rates for 2026',
    value: {
      version: 'last-mile-2026-01',
      services: {
        UPS_GROUND: {
          base: [905, 935, 985, 1045, 1125, 1190, 1265],
          perPound: [38, 44, 52, 64, 78, 90, 104],
          remote: 625,
          peak: 60,
          options: {},
        },
        FEDEX_2DAY: {
          base: [1680, 1760, 1890, 2140, 2410, 2560, 2690],
          perPound: [120, 140, 170, 220, 260, 290, 320],
          remote: 625,
          peak: 110,
          options: {},
        },
        PUROLATOR_GROUND: {
          base: [890, 930, 990, 1080, 1190, 1290, 1420],
          perPound: [40, 46, 55, 70, 84, 98, 115],
          remote: 900,
          peak: 50,
          options: {},
        },
        USPS_GROUND_ADVANTAGE: {
          base: [520, 535, 560, 595, 630, 660, 700],
          perPound: [60, 66, 78, 92, 110, 124, 142],
          remote: 0,
          peak: 35,
          options: {},
        },
        UPS_GROUND_SAVER: {
          base: [495, 510, 540, 575, 610, 640, 685],
          perPound: [56, 62, 74, 88, 104, 118, 136],
          remote: 120,
          peak: 45,
          options: {},
        },
        CANADA_POST_EXPEDITED: {
          base: [760, 800, 860, 960, 1080, 1180, 1320],
          perPound: [36, 42, 50, 64, 78, 92, 108],
          remote: 0,
          peak: 0,
          options: {},
        },
        LTL_HOME: {
          base: [8900, 9600, 10800, 12500, 14200, 15600, 17400],
          perPound: [22, 26, 31, 38, 44, 50, 57],
          remote: 7500,
          peak: 0,
          options: { APPOINTMENT: 2500, UPSTAIRS: 6500, WHITE_GLOVE: 14900 },
        },
      },
    },
  },
];

/** Peak seasons: dated, both days included. Source: carriers' 2025-26 and 2026-27 peak announcements. */
export const PEAK_SEASONS: readonly Dated<string>[] = [
  {
    value: 'peak 2025',
    validFrom: '2025-10-05',
    validTo: '2026-01-18',
    source: 'USPS peak 2025: 5 October to 18 January',
  },
  {
    value: 'peak 2026',
    validFrom: '2026-10-04',
    validTo: '2027-01-17',
    source: 'same weeks of 2026; carriers confirm each August',
  },
];

/** Areas a van does not reach daily (M-107): Alaska, Hawaii, islands, and thinly settled ZIP3 and FSA. */
export const REMOTE_AREAS = {
  US: [
    '006',
    '007',
    '008',
    '009',
    '692',
    '693',
    '821',
    '823',
    '879',
    '967',
    '968',
    '969',
    '995',
    '996',
    '997',
    '998',
    '999',
    '798',
    '593',
    '595',
    '864',
  ],
  CA: [
    'X0A',
    'X0B',
    'X0C',
    'X0E',
    'X0G',
    'X1A',
    'Y0A',
    'Y0B',
    'Y1A',
    'A0P',
    'A0R',
    'J0M',
    'P0L',
    'P0T',
    'P0V',
    'R0B',
    'V0W',
    'T0P',
  ],
} as const;
