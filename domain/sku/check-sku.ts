/** Everything wrong with a SKU at once (M-020 to M-036), what a seller should look at, and what a person must approve. */
import type { Timestamp } from '../kernel/time.ts';
import { dayOf } from '../kernel/time.ts';
import { isGtin } from '../kernel/check-digits.ts';
import { hsDigits, isFnsku, isHouseBarcode, isHsCode } from '../kernel/codes.ts';
import { fault, type Fault } from '../kernel/fault.ts';
import type { Tenant } from '../kernel/ids.ts';
import { parseMoney } from '../kernel/money.ts';
import { prohibitedBy } from './prohibited.ts';
import { reviewReasons } from './review-sku.ts';
import type { Sku, SkuDetails } from './sku.ts';

export interface SkuVerdict {
  readonly faults: Fault[];
  readonly warnings: Fault[];
  /** Empty: approved at once. */
  readonly reviewReasons: string[];
}

/** Pointers are into the request body. `day` dates the prohibited list. */
export function checkSku(details: SkuDetails, day: string): SkuVerdict {
  return {
    faults: [
      ...barcodeFaults(details),
      ...hsFaults(details),
      ...valueFaults(details),
      ...batteryFaults(details),
      ...prohibitedFaults(details, day),
    ],
    warnings: hsWarnings(details),
    reviewReasons: reviewReasons(details),
  };
}

/** The stored form of faultless details: HS codes as digits; a new version keeps its birthday. */
export function skuOf(details: SkuDetails, tenant: Tenant, at: Timestamp, previous?: Sku): Sku {
  const { hsCode, importHsCode } = details;
  const base = {
    ...details,
    hsCode: hsDigits(hsCode),
    ...(importHsCode !== undefined && { importHsCode: hsDigits(importHsCode) }),
    tenant,
    version: (previous?.version ?? 0) + 1,
    createdAt: previous?.createdAt ?? at,
    updatedAt: at,
  };
  const { reviewReasons: reasons } = checkSku(details, dayOf(at));
  if (reasons.length > 0)
    return { ...base, reviewStatus: 'PENDING_REVIEW', reviewReasons: reasons };
  return { ...base, reviewStatus: 'APPROVED', approvedAt: at };
}

const BARCODES = { GTIN: isGtin, FNSKU: isFnsku, HOUSE: isHouseBarcode };

function barcodeFaults({ barcode: { kind, value } }: SkuDetails): Fault[] {
  return BARCODES[kind](value)
    ? []
    : [fault('/barcode/value', `${kind}_INVALID`, `${value} is no ${kind}`, { value })];
}

function hsFaults({ hsCode, importHsCode }: SkuDetails): Fault[] {
  const codes = [
    ['/hsCode', hsCode],
    ['/importHsCode', importHsCode],
  ] as const;
  return codes.flatMap(([pointer, code]) =>
    code === undefined || isHsCode(code)
      ? []
      : [fault(pointer, 'HS_INVALID', 'an HS code has 6 to 13 digits', { value: code })],
  );
}

function hsWarnings({ hsCode, importHsCode }: SkuDetails): Fault[] {
  if (importHsCode === undefined) return [];
  const [exported, imported] = [hsCode, importHsCode].map((code) => hsDigits(code).slice(0, 6));
  return exported === imported
    ? []
    : [
        fault(
          '/importHsCode',
          'HS_DIFFER',
          'export and import code differ in the first six digits',
        ),
      ];
}

function valueFaults({ declaredValue }: SkuDetails): Fault[] {
  return parseMoney(declaredValue).minor > 0n
    ? []
    : [fault('/declaredValue/amount', 'VALUE_MISSING', 'a declared value is more than zero')];
}

function batteryFaults({ cargoFlags, battery }: SkuDetails): Fault[] {
  const flagged = cargoFlags.includes('BATTERY');
  if (flagged && !battery)
    return [
      fault('/battery', 'BATTERY_DETAILS_MISSING', 'say chemistry and packing of the battery'),
    ];
  if (!flagged && battery)
    return [fault('/cargoFlags', 'BATTERY_FLAG_MISSING', 'goods with a battery carry its flag')];
  return [];
}

function prohibitedFaults(details: SkuDetails, day: string): Fault[] {
  return prohibitedBy(details, day).map(({ name }) =>
    fault('/name', 'PROHIBITED_GOODS', `${name} are not carried`, { rule: name }),
  );
}
