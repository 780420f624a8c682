/** Whether goods sent home enter China free of import duty and VAT (domain-facts 3.6). */
import { inForce, type Dated } from '../kernel/dated.ts';
import type { GoodsState } from './going-home.ts';

interface ReliefNotice {
  readonly notice: string;
  readonly withinMonths: number;
  readonly procedures: readonly string[];
  readonly excludedCategories: readonly string[];
}

const procedures = ['1210', '9610', '9710', '9810'];

/** By the day of export. */
const RELIEF_NOTICES: readonly Dated<ReliefNotice>[] = [
  {
    value: {
      notice: '财政部 海关总署 税务总局公告 2023年第4号 and its extension',
      withinMonths: 6,
      procedures,
      excludedCategories: ['FOOD'],
    },
    validFrom: '2023-01-30',
    validTo: '2025-12-31',
    source: 'MOF/GACC/STA notice 2023 No. 4, extended to exports until 2025-12-31',
  },
  {
    value: {
      notice: '财政部 海关总署 税务总局公告 2026年第16号',
      withinMonths: 6,
      procedures,
      excludedCategories: ['FOOD'],
    },
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: 'MOF/GACC/STA notice of 2026-02-06, No. 16/2026',
  },
];

/** YYYY-MM-DD, supervision code, `FOOD` or another category; ORIGINAL allows unpacking, inspection, installation and test. */
export interface Exported {
  readonly exportedOn: string;
  readonly procedure: string;
  readonly category: string;
  readonly state: GoodsState;
}

export interface Relief {
  readonly relieved: boolean;
  readonly notice?: string;
  /** Codes of what stands in the way. */
  readonly reasons: string[];
  /** The last day it may come back on. */
  readonly until?: string;
}

export function returnToOriginRelief(exported: Exported | undefined, on: string): Relief {
  if (!exported) return { relieved: false, reasons: ['EXPORT_UNKNOWN'] };
  const found = inForce(RELIEF_NOTICES, exported.exportedOn);
  if (!found) return { relieved: false, reasons: ['NO_NOTICE_IN_FORCE'] };
  const { notice, withinMonths, procedures, excludedCategories } = found.value;
  const until = monthsLater(exported.exportedOn, withinMonths);
  const reasons = [
    ...(procedures.includes(exported.procedure) ? [] : ['PROCEDURE_NOT_COVERED']),
    ...(excludedCategories.includes(exported.category) ? ['CATEGORY_EXCLUDED'] : []),
    ...(exported.state === 'ORIGINAL' ? [] : ['NOT_IN_ORIGINAL_STATE']),
    ...(on <= until ? [] : ['TOO_LATE']),
  ];
  return { relieved: reasons.length === 0, notice, reasons, until };
}

/** HS chapters 1 to 24 are what people and animals eat and drink, and tobacco. */
export function categoryOf(hsCode: string): string {
  const chapter = Number(hsCode.slice(0, 2));
  return chapter >= 1 && chapter <= 24 ? 'FOOD' : 'GENERAL';
}

/** The same day of a later month, or that month's last when it has none such. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const later = month - 1 + months;
  const [y, m] = [year + Math.floor(later / 12), (later % 12) + 1];
  const last = [31, isLeap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 31;
  return `${y}-${two(m)}-${two(Math.min(date, last))}`;
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const two = (n: number) => String(n).padStart(2, '0');
