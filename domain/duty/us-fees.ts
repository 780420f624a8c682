/** US user fees of an entry: merchandise processing (19 CFR 24.23) and harbor maintenance (19 CFR 24.24). US cents. */
import { mustBeInForce, type Dated } from '../kernel/dated.ts';
import { applyRate, formatMoney, type Money } from '../kernel/money.ts';
import type { Mode } from '../shipment/shipment.ts';
import type { Levy } from './duty-estimate.ts';

interface ProcessingFee {
  readonly rate: string;
  readonly least: bigint;
  readonly most: bigint;
  /** Informal entry, automated. */
  readonly informal: bigint;
  /** Not yet published: last year's figures stand in, and the estimate says so. */
  readonly assumed: boolean;
}

const RATE = '0.003464';

/** By US fiscal year. */
export const processingFees: readonly Dated<ProcessingFee>[] = [
  {
    value: { rate: RATE, least: 3271n, most: 63_462n, informal: 262n, assumed: false },
    validFrom: '2024-10-01',
    validTo: '2025-09-30',
    source: 'CSMS 61572319 (FY2025)',
  },
  {
    value: { rate: RATE, least: 3358n, most: 65_150n, informal: 269n, assumed: false },
    validFrom: '2025-10-01',
    validTo: '2026-09-30',
    source: '90 FR 34665 (FY2026)',
  },
  {
    value: { rate: RATE, least: 3358n, most: 65_150n, informal: 269n, assumed: true },
    validFrom: '2026-10-01',
    validTo: '2027-09-30',
    source: 'FY2026 figures carried on until FY2027 are loaded',
  },
];

/** Formal entry over US$2,500. Source: 19 CFR 143.21. */
const INFORMAL_UP_TO = 250_000n;
const HARBOR_RATE = '0.00125';
const OCEAN: readonly Mode[] = ['SEA_FCL', 'SEA_LCL', 'SEA_TRUCK'];

export function isInformal(value: Money): boolean {
  return value.minor <= INFORMAL_UP_TO;
}

/** Throws BrokenRecord for a day outside the table. */
export function processingFee(value: Money, day: string): Levy & { readonly assumed: boolean } {
  const { value: fee, source } = mustBeInForce(processingFees, day, 'merchandise processing fee');
  const base = { programme: 'Merchandise processing fee', source, assumed: fee.assumed };
  if (isInformal(value)) return { ...base, rate: 'informal entry', amount: dollars(fee.informal) };
  const exact = applyRate(value, fee.rate).minor;
  const amount = exact < fee.least ? fee.least : exact > fee.most ? fee.most : exact;
  const [least, most] = [dollars(fee.least).amount, dollars(fee.most).amount];
  return { ...base, rate: `0.3464%, least ${least}, most ${most}`, amount: dollars(amount) };
}

/** By water only, no least and no most. */
export function harborFee(value: Money, mode: Mode): Levy[] {
  if (!OCEAN.includes(mode)) return [];
  const amount = formatMoney(applyRate(value, HARBOR_RATE));
  return [{ programme: 'Harbor maintenance fee', rate: '0.125%', amount, source: '19 CFR 24.24' }];
}

function dollars(minor: bigint) {
  return formatMoney({ minor, currency: 'USD' });
}
