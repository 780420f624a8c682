/** The fees of the legs bought (M-013, M-045): one function a leg; what is not bought is not priced. */
import { add, applyRate, formatMoney, type Money } from '../kernel/money.ts';
import { divideUp, milliText } from '../kernel/weight.ts';
import type { Leg } from '../shipment/shipment.ts';
import { dollarText, usd, type Fee } from './fee.ts';
import { freightFee, type Charged } from './freight.ts';
import type { Lane, RateCard } from './list-rates.ts';

export interface FeeFacts extends Charged {
  readonly card: RateCard;
  readonly lane: Lane;
  readonly legs: readonly Leg[];
  readonly cartonCount: number;
  readonly declaredLineCount: number;
  readonly expedite: boolean;
  readonly insured: boolean;
  /** The declared goods, USD. */
  readonly goods: Money;
}

/** In the order the goods travel. Duty and tax are another matter (duty-fee.ts). */
export function legFees(facts: FeeFacts): Fee[] {
  const bought = (leg: Leg, fees: (facts: FeeFacts) => Fee[]) =>
    facts.legs.includes(leg) ? fees(facts) : [];
  return [
    ...bought('FIRST_MILE', pickup),
    ...bought('EXPORT_CUSTOMS', exportEntry),
    ...bought('MAIN_CARRIAGE', carriage),
    ...bought('IMPORT_CUSTOMS', importEntry),
    ...bought('DELIVERY', delivery),
    ...bought('WAREHOUSE', handling),
  ];
}

function pickup({ card, milliTons }: FeeFacts): Fee[] {
  const { cents, least } = card.fees.pickup;
  return [perTon('PICKUP', 'Collection at origin', milliTons, cents, least)];
}

function exportEntry({ card }: FeeFacts): Fee[] {
  const { exportEntry: cents } = card.fees;
  const basis = `1 declaration x ${dollarText(cents)}`;
  return [
    {
      feeCode: 'EXPORT_CLEARANCE',
      description: 'Export declaration 9810',
      basis,
      amount: usd(cents),
    },
  ];
}

function carriage(facts: FeeFacts): Fee[] {
  const freight = freightFee(facts.lane.freight, facts);
  const rate = facts.card.fees.expedite;
  const expedite: Fee = {
    feeCode: 'EXPEDITE',
    description: 'Expedited handling',
    basis: `${rate} x freight`,
    amount: applyRate(freight.amount, rate),
  };
  return [
    freight,
    ...(facts.expedite ? [expedite] : []),
    ...(facts.insured ? [insurance(facts, freight.amount)] : []),
  ];
}

/** Insured value is (goods + freight) x 110 %. */
function insurance({ card, goods }: FeeFacts, freight: Money): Fee {
  const { rate, least } = card.fees.insurance;
  const insured = applyRate(add(goods, freight), '1.1');
  const premium = applyRate(insured, rate);
  return {
    feeCode: 'INSURANCE',
    description: 'Cargo insurance, all risks',
    basis: `${formatMoney(insured).amount} x ${rate}, least ${dollarText(least)}`,
    amount: premium.minor > least ? premium : usd(least),
  };
}

function importEntry({ card, declaredLineCount }: FeeFacts): Fee[] {
  const { cents, linesIn, extraLine } = card.fees.importEntry;
  const extra = Math.max(0, declaredLineCount - linesIn);
  const more = extra > 0 ? ` + ${extra} lines x ${dollarText(extraLine)}` : '';
  return [
    {
      feeCode: 'IMPORT_CLEARANCE',
      description: 'Import entry',
      basis: `1 entry x ${dollarText(cents)}${more}`,
      amount: usd(cents + extraLine * BigInt(extra)),
    },
  ];
}

/** A full container is hauled whole; loose cargo by the revenue ton. */
function delivery({ card, lane, milliTons, containerCount }: FeeFacts): Fee[] {
  const { cents, least, container } = card.fees.delivery;
  const description = 'Delivery to the warehouse';
  if (lane.freight.basis !== 'CONTAINER')
    return [perTon('DELIVERY', description, milliTons, cents, least)];
  const basis = `${containerCount} container x ${dollarText(container)}`;
  return [
    { feeCode: 'DELIVERY', description, basis, amount: usd(container * BigInt(containerCount)) },
  ];
}

function handling({ card, lane, cartonCount, containerCount }: FeeFacts): Fee[] {
  const { carton, container } = card.fees.handling;
  const unload = lane.freight.basis === 'CONTAINER' ? container * BigInt(containerCount) : 0n;
  const more = unload > 0n ? ` + ${containerCount} container x ${dollarText(container)}` : '';
  return [
    {
      feeCode: 'INBOUND_HANDLING',
      description: 'Receiving, counting, putaway',
      basis: `${cartonCount} cartons x ${dollarText(carton)}${more}`,
      amount: usd(carton * BigInt(cartonCount) + unload),
    },
  ];
}

function perTon(
  feeCode: Fee['feeCode'],
  description: string,
  milliTons: bigint,
  cents: bigint,
  least: bigint,
): Fee {
  const exact = divideUp(cents * milliTons, 1000n);
  const basis = `${milliText(milliTons)} RT x ${dollarText(cents)}, least ${dollarText(least)}`;
  return { feeCode, description, basis, amount: usd(exact > least ? exact : least) };
}
