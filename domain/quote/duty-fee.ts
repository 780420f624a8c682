/** Duty and tax in a DDP quote (M-044, M-056): prepaid where we can compute them, and said plainly where we cannot. */
import type { DutyEstimate, Remark } from '../duty/duty-estimate.ts';
import { parseMoney } from '../kernel/money.ts';
import type { Fee } from './fee.ts';

/** No estimate: the import is not ours, or the consignee pays (DAP). */
export function dutyFees(estimate: DutyEstimate | undefined): Fee[] {
  if (estimate?.kind !== 'computed') return [];
  const { country, value, total } = estimate;
  return [
    {
      feeCode: 'DUTY_AND_TAX',
      description: `Import duty, tax and customs fees, ${country}`,
      basis: `estimate on ${value.currency} ${value.amount}`,
      amount: parseMoney(total),
    },
  ];
}

export function dutyWarnings(estimate: DutyEstimate | undefined): Remark[] {
  if (!estimate) return [];
  if (estimate.kind === 'computed') return [...estimate.warnings];
  if (estimate.kind === 'not_computed')
    return [{ code: 'DUTY_NOT_COMPUTED', detail: estimate.detail }];
  return [
    { code: 'DUTY_NEEDS_PERSON', detail: 'duty is not in this quote: a specialist states it' },
    ...estimate.reasons,
  ];
}
