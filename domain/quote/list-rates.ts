/** The list rates of Portage, US cents: what a seller pays who has no contract (M-043, M-057). By mode and region, dated by version. */
import type { Dated } from '../kernel/dated.ts';
import type { Mode } from '../shipment/shipment.ts';
import type { Region } from './region.ts';

/** How the main leg is charged: per revenue ton (W/M), per kilogram, or per container by ISO 6346 size type. */
export type FreightRate =
  | { readonly basis: 'RT'; readonly cents: bigint; readonly leastMilliTons: bigint }
  | { readonly basis: 'KG'; readonly cents: bigint; readonly leastG: bigint }
  | { readonly basis: 'CONTAINER'; readonly cents: Readonly<Record<string, bigint>> };

export interface Lane {
  readonly freight: FreightRate;
  /** Days from departure to arrival. */
  readonly transit: readonly [from: number, to: number];
  /** Days customs and terminals take on top (M-054: dispatched is not delivered). */
  readonly clearanceBuffer: number;
}

export interface RateCard {
  readonly version: string;
  readonly lanes: Readonly<Partial<Record<`${Mode} ${Region}`, Lane>>>;
  readonly fees: {
    /** Per revenue ton, at least. */
    readonly pickup: { readonly cents: bigint; readonly least: bigint };
    readonly exportEntry: bigint;
    readonly importEntry: {
      readonly cents: bigint;
      readonly linesIn: number;
      readonly extraLine: bigint;
    };
    readonly delivery: {
      readonly cents: bigint;
      readonly least: bigint;
      readonly container: bigint;
    };
    readonly handling: { readonly carton: bigint; readonly container: bigint };
    /** Of (goods + freight) x 110 %. */
    readonly insurance: { readonly rate: string; readonly least: bigint };
    /** Of the main leg's freight (M-052). */
    readonly expedite: string;
  };
}

const ton = (cents: bigint): FreightRate => ({ basis: 'RT', cents, leastMilliTons: 1000n });
const kilo = (cents: bigint, leastG: bigint): FreightRate => ({ basis: 'KG', cents, leastG });
const box = (twenty: bigint, forty: bigint, cube: bigint): FreightRate => ({
  basis: 'CONTAINER',
  cents: { '22G1': twenty, '42G1': forty, '45G1': cube, L5G1: cube + 30_000n },
});
const lane = (freight: FreightRate, from: number, to: number, clearanceBuffer: number): Lane => ({
  freight,
  transit: [from, to],
  clearanceBuffer,
});

const fees: RateCard['fees'] = {
  pickup: { cents: 3500n, least: 6000n },
  exportEntry: 6000n,
  importEntry: { cents: 13_500n, linesIn: 5, extraLine: 500n },
  delivery: { cents: 4800n, least: 9000n, container: 65_000n },
  handling: { carton: 120n, container: 42_000n },
  insurance: { rate: '0.003', least: 2500n },
  expedite: '0.2',
};

const secondHalf2026: RateCard['lanes'] = {
  'SEA_FCL US_WEST': lane(box(185_000n, 238_000n, 245_000n), 15, 22, 4),
  'SEA_FCL US_EAST': lane(box(272_000n, 345_000n, 355_000n), 28, 38, 4),
  'SEA_FCL CA_WEST': lane(box(192_000n, 246_000n, 252_000n), 16, 23, 4),
  'SEA_FCL CA_EAST': lane(box(288_000n, 372_000n, 380_000n), 26, 36, 4),
  'SEA_FCL EU': lane(box(168_000n, 262_000n, 268_000n), 32, 42, 3),
  'SEA_LCL US_WEST': lane(ton(9800n), 18, 26, 5),
  'SEA_LCL US_EAST': lane(ton(13_500n), 32, 42, 5),
  'SEA_LCL CA_WEST': lane(ton(10_500n), 19, 27, 5),
  'SEA_LCL CA_EAST': lane(ton(14_200n), 30, 40, 5),
  'SEA_LCL EU': lane(ton(9500n), 35, 45, 4),
  'SEA_TRUCK US_WEST': lane(ton(16_500n), 16, 22, 4),
  'SEA_TRUCK US_EAST': lane(ton(24_800n), 22, 30, 4),
  'SEA_TRUCK CA_WEST': lane(ton(17_200n), 17, 23, 4),
  'SEA_TRUCK CA_EAST': lane(ton(26_400n), 24, 32, 4),
  'SEA_TRUCK EU': lane(ton(19_800n), 34, 44, 3),
  'RAIL EU': lane(ton(21_500n), 16, 22, 3),
  'AIR US_WEST': lane(kilo(540n, 45_000n), 3, 6, 2),
  'AIR US_EAST': lane(kilo(590n, 45_000n), 4, 7, 2),
  'AIR CA_WEST': lane(kilo(560n, 45_000n), 4, 7, 2),
  'AIR CA_EAST': lane(kilo(600n, 45_000n), 4, 7, 2),
  'AIR EU': lane(kilo(460n, 45_000n), 3, 6, 2),
  'EXPRESS US_WEST': lane(kilo(860n, 500n), 3, 5, 1),
  'EXPRESS US_EAST': lane(kilo(890n, 500n), 3, 5, 1),
  'EXPRESS CA_WEST': lane(kilo(900n, 500n), 3, 6, 1),
  'EXPRESS CA_EAST': lane(kilo(920n, 500n), 3, 6, 1),
  'EXPRESS EU': lane(kilo(820n, 500n), 3, 6, 1),
};

/** The first half of 2026 was cheaper by sea to the US West; everything else was the same. */
const firstHalf2026: RateCard['lanes'] = {
  ...secondHalf2026,
  'SEA_LCL US_WEST': lane(ton(9200n), 18, 26, 5),
  'SEA_FCL US_WEST': lane(box(162_000n, 208_000n, 215_000n), 15, 22, 4),
};

export const rateCards: readonly Dated<RateCard>[] = [
  {
    value: { version: 'list-2026-01', lanes: firstHalf2026, fees },
    validFrom: '2026-01-01',
    validTo: '2026-06-30',
    source: 'Portage price list 2026-01',
  },
  {
    value: { version: 'list-2026-07', lanes: secondHalf2026, fees },
    validFrom: '2026-07-01',
    validTo: null,
    source: 'Portage price list 2026-07',
  },
];
