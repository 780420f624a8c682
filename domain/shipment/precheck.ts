/** The pre-check of a shipment (M-020 to M-036): every failure at once, with code and pointer; none means it can be quoted. */
import type { Fault } from '../kernel/fault.ts';
import { checkCartons } from './precheck/check-cartons.ts';
import { checkDeclaration } from './precheck/check-declaration.ts';
import { checkReadyDay } from './precheck/check-ready-day.ts';
import { checkRoute } from './precheck/check-route.ts';
import { checkSize } from './precheck/check-size.ts';
import { checkProhibited, checkSkus } from './precheck/check-skus.ts';
import type { PrecheckInput } from './precheck/precheck-input.ts';

/** Pointers are into the request; '' means the whole batch. The order is stable: same input, same list. */
export function precheckShipment(input: PrecheckInput): Fault[] {
  return [
    checkProhibited,
    checkRoute,
    checkReadyDay,
    checkCartons,
    checkSkus,
    checkDeclaration,
    checkSize,
  ].flatMap((check) => check(input));
}
