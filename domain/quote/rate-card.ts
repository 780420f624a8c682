/** Looks up the price list of a day and the lane of a mode and region. */
import { mustBeInForce } from '../kernel/dated.ts';
import { BrokenRecord } from '../kernel/domain-error.ts';
import type { Mode } from '../shipment/shipment.ts';
import { rateCards, type Lane, type RateCard } from './list-rates.ts';
import type { Region } from './region.ts';

/** Throws BrokenRecord for a day without a price list. */
export function rateCardOn(day: string): RateCard {
  return mustBeInForce(rateCards, day, 'rate card').value;
}

/** Throws BrokenRecord where we do not go: the pre-check lets none through. */
export function laneOf(card: RateCard, mode: Mode, region: Region): Lane {
  const lane = card.lanes[`${mode} ${region}`];
  if (!lane) throw new BrokenRecord(`${card.version} has no rate for ${mode} to ${region}`);
  return lane;
}
