/**
 * US duty programmes over the general rate, each dated: a stack looked up by (HTS, origin, day of entry) (domain-facts 3.8).
 * The table begins on 2025-11-10; earlier entries go to a person.
 */
import { inForce, type Dated } from '../kernel/dated.ts';
import type { UsTariffLine } from './us-tariff-lines.ts';

export const PROGRAMMES_KNOWN_FROM = '2025-11-10';
/** After this day we know of no ended or begun programme: what is computed is said to be so. */
export const PROGRAMMES_CONFIRMED_TO = '2026-07-24';

interface Entered {
  readonly hts: string;
  readonly originCountry: string;
  readonly day: string;
}

export interface Surcharge {
  readonly programme: string;
  readonly rate: string;
  readonly source: string;
}

const CHINA = ['CN', 'HK'];

const dated = (validFrom: string, validTo: string | null, value: string, source: string) => ({
  value,
  validFrom,
  validTo,
  source,
});

const section301: Readonly<Record<'LIST_3' | 'LIST_4A' | 'LITHIUM_ION', readonly Dated<string>[]>> =
  {
    LIST_3: [dated('2019-05-10', null, '0.25', '9903.88.03; 84 FR 20459')],
    LIST_4A: [dated('2020-02-14', null, '0.075', '9903.88.15; 85 FR 3741')],
    LITHIUM_ION: [
      dated('2020-02-14', '2025-12-31', '0.075', '9903.88.15; 85 FR 3741'),
      dated('2026-01-01', null, '0.25', '9903.91.06; 89 FR 76581: non-EV lithium-ion'),
    ],
  };

/** 12:01 a.m. on 24 February to 12:01 a.m. on 24 July 2026: 23 July is the last whole day. Source: CSMS 67844987. */
const section122 = [dated('2026-02-24', '2026-07-23', '0.1', '9903.03.01; CSMS 67844987')];

/** Held unlawful on 2026-02-20, collected on entries before 2026-02-24. Sources: CSMS 67834313; EO 14195, EO 14257 as amended. */
const fentanyl = [dated('2025-11-10', '2026-02-23', '0.1', '9903.01.24 (China and Hong Kong)')];
const reciprocal = [dated('2025-11-10', '2026-02-23', '0.1', '9903.01.25')];

/** Proclamation 10976 of 2025-09-29, increase put off to 2027 by the proclamation of 2025-12-31. */
const upholstered = [
  dated('2025-10-14', '2026-12-31', '0.25', '9903.76.02; Proclamation 10976'),
  dated('2027-01-01', null, '0.3', '9903.76.02; proclamation of 2025-12-31'),
];
const cabinets = [
  dated('2025-10-14', '2026-12-31', '0.25', '9903.76.03; Proclamation 10976'),
  dated('2027-01-01', null, '0.5', '9903.76.03; proclamation of 2025-12-31'),
];
const UPHOLSTERED = ['9401614011', '9401614031', '9401616011', '9401616031'];
const CABINETS = ['9403409060', '9403608093', '9403910080'];

/** Section 232 on wood: the 10-digit line decides. */
export function isWood232({ hts }: Pick<Entered, 'hts'>): boolean {
  return UPHOLSTERED.includes(hts) || CABINETS.includes(hts);
}

/** The surcharges that stack on the general rate, in the order an entry lists them. */
export function surchargesOn(line: UsTariffLine, entered: Entered): Surcharge[] {
  const chinese = CHINA.includes(entered.originCountry);
  const wood = isWood232(entered);
  const { list301 } = line;
  const listed = list301 === 'UNKNOWN' || list301 === 'NOT_LISTED' ? [] : section301[list301];
  return [
    // Section 301 names products of China; Hong Kong is not in note 20.
    ...(entered.originCountry === 'CN' ? applied('Section 301', listed, entered) : []),
    ...(chinese ? applied('IEEPA fentanyl', fentanyl, entered) : []),
    // Goods under Section 232 are outside the reciprocal rate (9903.01.33) and Section 122 (9903.03.06).
    ...(chinese && !wood ? applied('IEEPA reciprocal', reciprocal, entered) : []),
    ...applied('Section 232 wood', woodTable(entered), entered),
    ...(wood ? [] : applied('Section 122', section122, entered)),
  ];
}

function woodTable({ hts }: Entered): readonly Dated<string>[] {
  if (UPHOLSTERED.includes(hts)) return upholstered;
  return CABINETS.includes(hts) ? cabinets : [];
}

function applied(
  programme: string,
  table: readonly Dated<string>[],
  { day }: Entered,
): Surcharge[] {
  const found = inForce(table, day);
  return found ? [{ programme, rate: found.value, source: found.source }] : [];
}
