/** What a seller should know before accepting: small lots (M-053), a first run (M-067), no insurance (M-050). */
import type { Remark } from '../duty/duty-estimate.ts';
import { compare, formatMoney, type Money } from '../kernel/money.ts';
import { milliText } from '../kernel/weight.ts';
import { usd } from './fee.ts';
import type { FeeFacts } from './leg-fees.ts';

/** Goods worth this and more are better insured. USD 5,000: our advice, no law. */
const WORTH_INSURING = usd(500_000n);
/** A first batch over this many thousandths of a revenue ton is better tried in small. */
const TRIAL_UP_TO = 2000n;

export function advice(facts: FeeFacts, isFirstShipment: boolean): Remark[] {
  return [
    ...belowMinimum(facts),
    ...uninsured(facts, facts.goods),
    ...(isFirstShipment && facts.milliTons > TRIAL_UP_TO
      ? [
          remark(
            'TRIAL_RUN',
            'a first order is better sent small or by air to test the whole chain',
          ),
        ]
      : []),
  ];
}

function belowMinimum({ lane: { freight }, milliTons, chargeableG }: FeeFacts): Remark[] {
  if (freight.basis === 'RT' && milliTons < freight.leastMilliTons)
    return [below(`${milliText(milliTons)} RT`, `${milliText(freight.leastMilliTons)} RT`)];
  if (freight.basis === 'KG' && chargeableG < freight.leastG)
    return [below(`${milliText(chargeableG)} kg`, `${milliText(freight.leastG)} kg`)];
  return [];
}

function below(sent: string, least: string): Remark {
  return remark('BELOW_MINIMUM', `${sent} is charged as the least, ${least}: consolidate more`);
}

function uninsured({ insured, legs }: FeeFacts, goods: Money): Remark[] {
  if (insured || !legs.includes('MAIN_CARRIAGE') || compare(goods, WORTH_INSURING) < 0) return [];
  const detail = `goods of USD ${formatMoney(goods).amount} travel uninsured`;
  return [remark('INSURANCE_RECOMMENDED', detail)];
}

function remark(code: string, detail: string): Remark {
  return { code, detail };
}
