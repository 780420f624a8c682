/** Every carton by itself and among the others: PO number, weights, numbers, SSCC (M-023, M-024). */
import { isSscc } from '../../kernel/check-digits.ts';
import { fault, type Fault } from '../../kernel/fault.ts';
import type { Carton } from '../shipment.ts';
import type { PrecheckInput } from './precheck-input.ts';

export function checkCartons({ content: { cartons } }: PrecheckInput): Fault[] {
  return [
    ...cartons.flatMap((carton, i) => cartonFaults(carton, `/cartons/${i}`)),
    ...repeats(cartons, 'cartonNumber', 'DUPLICATE_CARTON_NUMBER'),
    ...repeats(cartons, 'sscc', 'DUPLICATE_SSCC'),
  ];
}

function cartonFaults(carton: Carton, at: string): Fault[] {
  const { poNumber, netWeightG, grossWeightG, sscc } = carton;
  const params = { carton: String(carton.cartonNumber) };
  const checks: readonly (readonly [boolean, Fault])[] = [
    [
      poNumber === undefined || poNumber.trim() === '',
      fault(`${at}/poNumber`, 'CARTON_WITHOUT_PO', 'a carton carries a PO or batch number', params),
    ],
    [
      netWeightG > grossWeightG,
      fault(`${at}/netWeightG`, 'NET_OVER_GROSS', 'net weight is over gross weight', params),
    ],
    [
      sscc !== undefined && !isSscc(sscc),
      fault(`${at}/sscc`, 'SSCC_INVALID', 'no SSCC-18: length or check digit is wrong', params),
    ],
  ];
  return checks.filter(([wrong]) => wrong).map(([, found]) => found);
}

function repeats(
  cartons: readonly Carton[],
  field: 'cartonNumber' | 'sscc',
  code: string,
): Fault[] {
  const seen = new Set<string | number>();
  return cartons.flatMap((carton, i) => {
    const value = carton[field];
    if (value === undefined) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      fault(`/cartons/${i}/${field}`, code, `${value} is used twice`, { value: String(value) }),
    ];
  });
}
