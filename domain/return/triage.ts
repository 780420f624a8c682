/**
 * What happens with a return, before anybody is told where to send it (M-120 to M-123; lifecycles 4.3): by the class of its
 * reason, what the items are worth, what bringing them back costs, and the seller's rules. The sums are part of the answer.
 */
import { toCurrency } from '../duty/exchange-rates.ts';
import {
  applyRate,
  compare,
  formatMoney,
  parseMoney,
  sum,
  type Currency,
  type Money,
  type MoneyWire,
} from '../kernel/money.ts';
import { addSeconds, dayOf, type Timestamp } from '../kernel/time.ts';
import type { ReturnRules } from '../return-policy/return-policy.ts';
import { reasonClassOf, type ReasonClass, type ReturnReason } from './return-reason.ts';
import type { Triage, TriageOutcome, WayBack } from './return.ts';

export interface TriageLine {
  readonly reason: ReturnReason;
  readonly quantity: number;
  readonly unitValue: MoneyWire;
  readonly rules: ReturnRules;
  /** Undefined: not delivered yet, as far as we know. */
  readonly deliveredAt: Timestamp | undefined;
}

export interface TriageFacts {
  readonly lines: readonly TriageLine[];
  readonly wayBack: WayBack | undefined;
  readonly now: Timestamp;
}

const DAY_SECONDS = 86_400;

/** For a return whose order nobody knows: there is nothing to reckon with. */
export const NO_ORDER: Triage = { outcome: 'DECLINED', why: ['NO_ORDER'] };

export function triageReturn(facts: TriageFacts): Triage {
  const sums = reckon(facts);
  const barred = barredBy(facts);
  const { outcome, why } = barred ?? decide(facts, sums);
  const freightPayer = payerOf(facts, sums.reasonClass);
  return {
    outcome,
    why,
    reasonClass: sums.reasonClass,
    itemValue: formatMoney(sums.itemValue),
    handling: formatMoney(sums.handling),
    ...(sums.returnFreight && { returnFreight: formatMoney(sums.returnFreight) }),
    ...(sums.threshold && { threshold: formatMoney(sums.threshold) }),
    freightPayer,
  };
}

/** Part of the item value, as the seller offers it for a minor issue (M-122). */
export function partialOffer(lines: readonly Pick<TriageLine, 'rules'>[], itemValue: MoneyWire) {
  const percent = Math.min(...lines.map(({ rules }) => rules.partialRefundPercent));
  const rate = `0.${String(percent).padStart(2, '0')}`;
  return { percent, amount: formatMoney(applyRate(parseMoney(itemValue), rate)) };
}

interface Sums {
  readonly reasonClass: ReasonClass;
  readonly itemValue: Money;
  readonly handling: Money;
  readonly returnFreight: Money | undefined;
  readonly threshold: Money | undefined;
}

interface Decided {
  readonly outcome: TriageOutcome;
  readonly why: string[];
}

function reckon({ lines, wayBack, now }: TriageFacts): Sums {
  const day = dayOf(now);
  const currency: Currency = lines[0]?.unitValue.currency ?? 'USD';
  const here = (wire: MoneyWire) => toCurrency(parseMoney(wire), currency, day);
  const handling = highest(lines.map(({ rules }) => here(rules.handlingFee)));
  const values = lines.map(({ unitValue, quantity }) => times(here(unitValue), quantity));
  const returnFreight =
    wayBack && toCurrency({ minor: BigInt(wayBack.priceCents), currency: 'USD' }, currency, day);
  const limit = lowest(lines.map(({ rules }) => here(rules.returnlessUpTo)));
  return {
    reasonClass: reasonClassOf(lines.map(({ reason }) => reason)),
    itemValue: sum(currency, values),
    handling,
    returnFreight,
    threshold: returnFreight && highest([sum(currency, [returnFreight, handling]), limit]),
  };
}

/** What stands in the way whatever the reason: time, and goods that cannot come back. */
function barredBy({ lines, now }: TriageFacts): Decided | undefined {
  if (lines.some(({ deliveredAt }) => deliveredAt === undefined))
    return { outcome: 'PENDING_REVIEW', why: ['NOT_DELIVERED'] };
  const late = lines.filter((line) => isPast(line, line.rules.windowDays, now));
  const over = lines.some((line) =>
    isPast(line, line.rules.windowDays + line.rules.graceDays, now),
  );
  if (over) return { outcome: 'DECLINED', why: ['OUT_OF_WINDOW'] };
  if (late.length > 0) return { outcome: 'PENDING_REVIEW', why: ['OUT_OF_WINDOW'] };
  const kept = lines.filter(({ rules }) => !rules.returnable);
  if (kept.length === 0) return undefined;
  const faulty = kept.every(({ reason }) => reasonClassOf([reason]) === 'FAULT');
  return { outcome: faulty ? 'PENDING_REVIEW' : 'DECLINED', why: ['NON_RETURNABLE'] };
}

function isPast({ deliveredAt }: TriageLine, days: number, now: Timestamp): boolean {
  return deliveredAt !== undefined && now > addSeconds(deliveredAt, days * DAY_SECONDS);
}

function decide(facts: TriageFacts, { reasonClass, ...sums }: Sums): Decided {
  const { itemValue, threshold } = sums;
  if (reasonClass === 'MINOR') return { outcome: 'PARTIAL_REFUND_OFFERED', why: ['MINOR_ISSUE'] };
  // Without a way back nothing can be weighed, and nothing promised.
  if (!threshold) return { outcome: 'PENDING_REVIEW', why: ['NO_WAY_BACK'] };
  if (reasonClass === 'FAULT') return { outcome: 'APPROVED', why: ['FAULT_MUST_BE_ACCEPTED'] };
  if (compare(itemValue, threshold) <= 0)
    return { outcome: 'RETURNLESS_REFUND', why: ['COSTS_MORE_THAN_WORTH'] };
  if (isReviewed(facts, itemValue)) return { outcome: 'PENDING_REVIEW', why: ['HIGH_VALUE'] };
  return { outcome: 'APPROVED', why: ['WORTH_BRINGING_BACK'] };
}

function isReviewed({ lines, now }: TriageFacts, itemValue: Money): boolean {
  return lines.some(({ rules: { reviewFrom } }) => {
    if (!reviewFrom) return false;
    const from = toCurrency(parseMoney(reviewFrom), itemValue.currency, dayOf(now));
    return compare(itemValue, from) >= 0;
  });
}

function payerOf({ lines }: TriageFacts, reasonClass: ReasonClass): 'BUYER' | 'SELLER' {
  if (reasonClass !== 'SUBJECTIVE') return 'SELLER';
  return lines.some(({ rules }) => rules.subjectiveFreightPayer === 'SELLER') ? 'SELLER' : 'BUYER';
}

const times = (money: Money, n: number): Money => ({ ...money, minor: money.minor * BigInt(n) });
const highest = (all: readonly Money[]) => all.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
const lowest = (all: readonly Money[]) => all.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
