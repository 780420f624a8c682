import type { Return } from '../api/operations-api.ts';

type Money = Return['refunds'][number]['amount'];

/** `39.00 USD`; undefined when nobody named an amount. */
export const moneyText = (money: Money | undefined) => money && `${money.amount} ${money.currency}`;
