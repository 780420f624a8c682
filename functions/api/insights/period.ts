import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault, type Fault } from '../../../domain/kernel/fault.ts';
import { addDays } from '../../../domain/kernel/time.ts';

const MOST_DAYS = 366;
const params = { parameter: 'to', limit: String(MOST_DAYS) };

/** Throws InvalidRequest for a period that ends before it begins, or is longer than a year. */
export function mustBePeriod({ from, to }: { readonly from: string; readonly to: string }): void {
  if (to < from) throw wrong(fault('', 'PERIOD_BACKWARDS', 'to is before from', params));
  if (addDays(from, MOST_DAYS) <= to)
    throw wrong(fault('', 'PERIOD_TOO_LONG', `is more than ${MOST_DAYS} days`, params));
}

const wrong = (found: Fault) => new InvalidRequest('INVALID_REQUEST', found.detail, [found]);
