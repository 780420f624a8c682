/**
 * What becomes of graded units (M-140): what pays best, the seller's rule, or the seller's word. What is prohibited is
 * quarantined or destroyed whatever anybody says; the way home is weighed only for what is dear and can be repaired (M-132).
 */
import { toCurrency } from '../duty/exchange-rates.ts';
import { mustBeInForce } from '../kernel/dated.ts';
import { applyRate, compare, formatMoney, parseMoney, type Money } from '../kernel/money.ts';
import {
  dispositionSchema,
  type Disposition,
  type Grade,
  type ReturnRules,
} from '../return-policy/return-policy.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { DISPOSITION_PRICES, type DispositionPrices } from './disposition-prices.ts';
import type { Relief } from './return-to-origin-relief.ts';

export interface UnitsToDispose {
  readonly grade: Grade;
  readonly unitValue: Money;
  readonly rules: ReturnRules;
  readonly warehouse: Pick<Warehouse, 'capabilities'>;
  readonly relief: Relief;
  /** YYYY-MM-DD of the inspection. */
  readonly day: string;
}

export interface Weighed {
  readonly disposition: Disposition;
  /** What one unit brings less what it costs. */
  readonly net: Money;
}

export interface Chosen {
  readonly disposition: Disposition;
  readonly why: string[];
  readonly net: Money;
}

/** What may be done with a grade at all; the best first by economics, the rest for whoever wants it otherwise. */
export function allowedDispositions(units: UnitsToDispose): Disposition[] {
  if (units.grade === 'X_PROHIBITED') return ['QUARANTINE', 'DESTROY'];
  const paying = weigh(units).map(({ disposition }) => disposition);
  const others = dispositionSchema.options.filter((d) => isOpen(d, units) && !paying.includes(d));
  return [...paying, ...others];
}

/** Undefined: the seller is asked first. */
export function chooseDisposition(units: UnitsToDispose): Chosen | undefined {
  const { rules, grade } = units;
  if (grade !== 'X_PROHIBITED' && rules.decideBy === 'SELLER') return undefined;
  const best = weigh(units)[0];
  if (grade !== 'X_PROHIBITED' && rules.decideBy === 'ECONOMICS' && best)
    return { disposition: best.disposition, why: reckoned(units), net: best.net };
  return chosenByRule(units);
}

/** The default of the seller's rules, or the nearest allowed. */
export function chosenByRule(units: UnitsToDispose): Chosen {
  const wanted = units.rules.defaultDispositions[units.grade];
  const allowed = allowedDispositions(units);
  const disposition = allowed.includes(wanted) ? wanted : (allowed[0] ?? 'QUARANTINE');
  return chosenBy(units, disposition, 'RULE');
}

export function chosenBy(units: UnitsToDispose, disposition: Disposition, by: string): Chosen {
  return { disposition, why: [by, ...reckoned(units)], net: netOf(units, disposition) };
}

/** By what they bring, the best first; equal sums keep the order of the list, which is that of M-140. */
function weigh(units: UnitsToDispose): Weighed[] {
  const prices = pricesOn(units.day);
  return dispositionSchema.options
    .filter((d) => isOpen(d, units) && prices.ways[d].recovery[units.grade] !== undefined)
    .map((disposition) => ({ disposition, net: netOf(units, disposition) }))
    .sort((a, b) => -compare(a.net, b.net));
}

function netOf(units: UnitsToDispose, disposition: Disposition): Money {
  const prices = pricesOn(units.day);
  const { unitValue, grade } = units;
  const back = applyRate(unitValue, prices.ways[disposition].recovery[grade] ?? '0');
  return { ...unitValue, minor: back.minor - costOf(units, disposition, prices).minor };
}

function costOf(units: UnitsToDispose, way: Disposition, prices: DispositionPrices): Money {
  const { unitValue, warehouse, relief, day } = units;
  const isContracted = way === 'DESTROY' && !warehouse.capabilities.includes('DESTRUCTION');
  const cents = prices.ways[way].costCents + (isContracted ? prices.contractorCents : 0);
  const cost = toCurrency({ minor: BigInt(cents), currency: 'USD' }, unitValue.currency, day);
  if (way !== 'RETURN_TO_ORIGIN' || relief.relieved) return cost;
  return { ...cost, minor: cost.minor + applyRate(unitValue, prices.unrelievedTax).minor };
}

function isOpen(way: Disposition, { grade, rules, unitValue, warehouse, day }: UnitsToDispose) {
  if (grade === 'X_PROHIBITED') return way === 'QUARANTINE' || way === 'DESTROY';
  if (way === 'RESTOCK') return grade === 'A_SELLABLE';
  if (way === 'REFURBISH') return grade !== 'C_SCRAP' && warehouse.capabilities.includes(way);
  if (way !== 'RETURN_TO_ORIGIN' && way !== 'BONDED_REPAIR') return true;
  const from = toCurrency(parseMoney(rules.highValueFrom), unitValue.currency, day);
  return grade !== 'A_SELLABLE' && rules.repairable && compare(unitValue, from) >= 0;
}

/** `RESTOCK 39.40`: what each way would bring, best first. */
function reckoned(units: UnitsToDispose): string[] {
  return weigh(units).map(({ disposition, net }) => `${disposition} ${formatMoney(net).amount}`);
}

const pricesOn = (day: string) => mustBeInForce(DISPOSITION_PRICES, day, 'dispositions').value;
