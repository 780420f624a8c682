/**
 * What the shop's own people said of returned units. Where the return waits for its seller, that is the seller's word: for
 * sale again, or not; what else to do with what is not for sale, the seller's rules say. Elsewhere it only stands on record.
 */
import type { Disposition } from '../return-policy/return-policy.ts';
import { allowedDispositions, chosenByRule, type UnitsToDispose } from './choose-disposition.ts';
import { dispositionsToTell, type ShopDispositions } from './shop-return.ts';
import type { Graded, Return } from './return.ts';

export type SaidByShop = NonNullable<Return['shopDispositions']>[number];

/** Undefined: nothing was said that decides it, or of fewer units. */
export function dispositionByShop(
  ret: Return,
  group: Graded,
  units: UnitsToDispose,
): Disposition | undefined {
  const isForSale = (one: Graded) => one.disposition === 'RESTOCK';
  const left = (type: string, taken: (one: Graded) => boolean) =>
    saidOf(ret, type, group.lineId) -
    unitsOf(ret.graded.filter((one) => isDecided(one) && taken(one)));
  const isDecided = (one: Graded) => one.lineId === group.lineId && one.disposition !== undefined;
  if (left('RESTOCKED', isForSale) >= group.quantity)
    return allowedDispositions(units).includes('RESTOCK') ? 'RESTOCK' : undefined;
  if (left('NOT_RESTOCKED', (one) => !isForSale(one)) < group.quantity) return undefined;
  const { disposition } = chosenByRule(units);
  return disposition === 'RESTOCK' ? undefined : disposition;
}

const unitsOf = (groups: readonly Graded[]) =>
  groups.reduce((sum, { quantity }) => sum + quantity, 0);

const saidOf = ({ shopDispositions = [] }: Return, type: string, lineId: string | undefined) =>
  shopDispositions
    .filter((said) => said.type === type && said.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** What is new in how the shop stands, as of `at`; what we told it ourselves comes back, and is no news. */
export function newlySaid(
  ret: Return,
  { dispositions }: ShopDispositions,
  at: SaidByShop['at'],
): SaidByShop[] {
  const known = ret.shopDispositions ?? [];
  const told = dispositionsToTell(ret);
  return dispositions.flatMap(({ dispositionId, externalLineId, type, quantity }) => {
    const line = ret.lines.find((one) => one.externalLineId === externalLineId);
    const isKnown = known.some((said) => said.dispositionId === dispositionId);
    const isOurs = told.some(
      (one) => one.externalLineId === externalLineId && one.disposition === type,
    );
    return !line || isKnown || isOurs
      ? []
      : [{ dispositionId, lineId: line.lineId, type, quantity, at }];
  });
}
