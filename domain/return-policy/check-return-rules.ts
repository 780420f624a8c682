/** What no seller may want of its returns, and what contradicts itself: judged on the rules as they would apply. */
import { fault, type Fault } from '../kernel/fault.ts';
import { parseMoney, type MoneyWire } from '../kernel/money.ts';
import type { Disposition, Grade, ReturnRules } from './return-policy.ts';

/** Lifecycles 4.3: what is prohibited stays apart or is destroyed, scrap is not sold as good. */
const FORBIDDEN: Readonly<Record<Grade, readonly Disposition[]>> = {
  A_SELLABLE: [],
  B_REFURBISHABLE: ['RESTOCK'],
  C_SCRAP: ['RESTOCK', 'REFURBISH'],
  X_PROHIBITED: [
    'RESTOCK',
    'REFURBISH',
    'LIQUIDATE',
    'DONATE',
    'RETURN_TO_ORIGIN',
    'BONDED_REPAIR',
    'RETURN_TO_SELLER',
  ],
};

const AMOUNTS = ['returnlessUpTo', 'reviewFrom', 'handlingFee', 'highValueFrom'] as const;

/** Every fault of the rules; pointers into `ReturnRules`. */
export function checkReturnRules(rules: ReturnRules): Fault[] {
  const dispositions = Object.entries(rules.defaultDispositions).filter(([grade, disposition]) =>
    forbiddenFor(grade).includes(disposition),
  );
  return [
    ...dispositions.map(([grade, disposition]) =>
      fault(
        `/defaultDispositions/${grade}`,
        'DISPOSITION_FORBIDDEN',
        `${disposition} is not possible for ${grade}`,
        { grade, disposition },
      ),
    ),
    ...AMOUNTS.filter((name) => isNegative(rules[name])).map((name) =>
      fault(`/${name}/amount`, 'AMOUNT_NEGATIVE', 'must not be negative'),
    ),
    ...thresholdFaults(rules),
  ];
}

/** A return cannot be refunded at once and wait for a decision. */
function thresholdFaults({ returnlessUpTo, reviewFrom }: ReturnRules): Fault[] {
  if (!reviewFrom || reviewFrom.currency !== returnlessUpTo.currency) return [];
  if (parseMoney(reviewFrom).minor > parseMoney(returnlessUpTo).minor) return [];
  const detail = `must be above returnlessUpTo, ${returnlessUpTo.amount}`;
  const params = { returnlessUpTo: returnlessUpTo.amount };
  return [fault('/reviewFrom/amount', 'REVIEW_BELOW_RETURNLESS', detail, params)];
}

function forbiddenFor(grade: string): readonly Disposition[] {
  return Object.entries(FORBIDDEN).find(([name]) => name === grade)?.[1] ?? [];
}

function isNegative(money: MoneyWire | undefined): boolean {
  return money !== undefined && parseMoney(money).minor < 0n;
}
