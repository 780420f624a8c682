/** An amount over the payments it was made of, in their order: a gift card first, then a card, as Shopify lists them. */
import { parseMoney, type Money, type MoneyWire } from '../../../domain/kernel/money.ts';

export interface Payment {
  readonly parentId: string;
  readonly gateway: string;
  /** What may still be paid back to it. */
  readonly most: MoneyWire;
}

export interface PaidBack extends Pick<Payment, 'parentId' | 'gateway'> {
  readonly amount: Money;
}

/** Undefined when together they have too little, or in another currency. */
export function splitOverPayments(
  amount: Money,
  payments: readonly Payment[],
): PaidBack[] | undefined {
  let left = amount.minor;
  const parts: PaidBack[] = [];
  for (const { parentId, gateway, most } of payments) {
    const { minor, currency } = parseMoney(most);
    const part = minor < left ? minor : left;
    if (currency !== amount.currency || part <= 0n) continue;
    parts.push({ parentId, gateway, amount: { minor: part, currency } });
    left -= part;
  }
  return left === 0n ? parts : undefined;
}
