/** The main leg's price by its basis: revenue tons, kilograms or containers. */
import { BrokenRecord } from '../kernel/domain-error.ts';
import { divideUp, milliText } from '../kernel/weight.ts';
import { dollarText, usd, type Fee } from './fee.ts';
import type { FreightRate } from './list-rates.ts';

export interface Charged {
  readonly milliTons: bigint;
  readonly chargeableG: bigint;
  readonly containerType: string | undefined;
  readonly containerCount: number;
}

/** Rounded up to the cent. Throws BrokenRecord for a container type without a price. */
export function freightFee(rate: FreightRate, charged: Charged): Fee {
  const { cents, basis } = priced(rate, charged);
  return { feeCode: 'FIRST_LEG_FREIGHT', description: 'Main carriage', basis, amount: usd(cents) };
}

function priced(rate: FreightRate, charged: Charged): { cents: bigint; basis: string } {
  if (rate.basis === 'CONTAINER') return byContainer(rate, charged);
  const [unit, least, quantity] =
    rate.basis === 'RT'
      ? (['RT', rate.leastMilliTons, charged.milliTons] as const)
      : (['kg', rate.leastG, charged.chargeableG] as const);
  const billed = quantity > least ? quantity : least;
  const floor = quantity < least ? ` (least ${milliText(least)})` : '';
  return {
    cents: divideUp(rate.cents * billed, 1000n),
    basis: `${milliText(billed)} ${unit}${floor} x ${dollarText(rate.cents)}`,
  };
}

function byContainer(
  rate: Extract<FreightRate, { basis: 'CONTAINER' }>,
  { containerType = '', containerCount }: Charged,
) {
  const price = rate.cents[containerType];
  if (price === undefined) throw new BrokenRecord(`no price for a container of ${containerType}`);
  return {
    cents: price * BigInt(containerCount),
    basis: `${containerCount} x ${containerType} x ${dollarText(price)}`,
  };
}
