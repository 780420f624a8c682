/** One fee before it becomes a quote line: US cents, with the arithmetic in words. */
import type { Money } from '../kernel/money.ts';
import type { QuoteLine } from './quote.ts';

export interface Fee {
  readonly feeCode: QuoteLine['feeCode'];
  readonly description: string;
  readonly basis: string;
  readonly amount: Money;
}

export function usd(cents: bigint): Money {
  return { minor: cents, currency: 'USD' };
}

/** 9800n -> "98.00". */
export function dollarText(cents: bigint): string {
  return `${String(cents / 100n)}.${String(cents % 100n).padStart(2, '0')}`;
}
