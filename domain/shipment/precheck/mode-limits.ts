/** What a carton may be for each mode, and what fits a container (M-034): rejected here, not at the dock. Millimetres and grams. */
import type { Dated } from '../../kernel/dated.ts';
import type { Mode } from '../shipment.ts';

export interface CartonLimit {
  /** Sides from longest to shortest. */
  readonly sidesMm: readonly [number, number, number];
  readonly grossWeightG: number;
}

const limit = (
  source: string,
  sidesMm: CartonLimit['sidesMm'],
  grossWeightG: number,
): Dated<CartonLimit> => ({
  value: { sidesMm, grossWeightG },
  validFrom: '2018-01-01',
  validTo: null,
  source,
});

/** 40' high cube: inside length 12 032, door 2 340 wide, 2 585 high. Source: ISO 668 / ISO 1496-1 and carriers' equipment sheets. */
const BOX = 'ISO 668 high-cube container: inside length and door opening; 20 t on one base';

export const cartonLimits: Readonly<Record<Mode, readonly Dated<CartonLimit>[]>> = {
  SEA_FCL: [limit(BOX, [12_000, 2_580, 2_330], 20_000_000)],
  SEA_LCL: [
    limit('LCL coloaders: 5.8 m, door height 2.2 m, 3 t a piece', [5_800, 2_200, 2_200], 3_000_000),
  ],
  SEA_TRUCK: [
    limit('LCL to a 53 ft trailer: door 2.2 m, 3 t a piece', [5_800, 2_200, 2_200], 3_000_000),
  ],
  RAIL: [limit('rail LCL coloaders: as sea LCL', [5_800, 2_200, 2_200], 3_000_000)],
  AIR: [
    limit(
      'main-deck side door with margin: 3.0 x 2.2 x 1.6 m, 1.5 t a piece',
      [3_000, 2_200, 1_600],
      1_500_000,
    ),
  ],
  EXPRESS: [
    limit('DHL Express: piece up to 70 kg and 120 x 80 x 80 cm', [1_200, 800, 800], 70_000),
  ],
};

export interface ContainerCapacity {
  readonly volumeMm3: bigint;
  readonly payloadG: number;
}

/** By ISO 6346 size type. Usable volume about 85 % of the inside; payload by the carriers' equipment sheets. */
export const containerCapacities: Readonly<Record<string, ContainerCapacity>> = {
  '22G1': { volumeMm3: 28_000_000_000n, payloadG: 28_200_000 },
  '42G1': { volumeMm3: 58_000_000_000n, payloadG: 26_600_000 },
  '45G1': { volumeMm3: 68_000_000_000n, payloadG: 26_400_000 },
  L5G1: { volumeMm3: 78_000_000_000n, payloadG: 27_600_000 },
};
