/** Keeps a return; when nothing comes any more, its claims on the order's lines are given back in the same write. */
import { isGivenUp } from '../../../domain/return/return-record.ts';
import type { ReturnStore } from '../../../domain/return/return-store.ts';
import type { Return } from '../../../domain/return/return.ts';

type Save = Parameters<ReturnStore['save']>[0];

/** `kept`: as it was read. Throws StaleVersion. */
export async function saveReturn(
  { returns }: { readonly returns: Pick<ReturnStore, 'save'> },
  kept: Return,
  next: Return,
  more: Pick<Save, 'names' | 'tracked'> = {},
): Promise<Return> {
  const gaveUp = isGivenUp(next) && !isGivenUp(kept) && kept.claimsOrderLines;
  const release = gaveUp ? kept.lines.map(({ lineId, quantity }) => ({ lineId, quantity })) : [];
  return returns.save({ next: { ...next, version: kept.version }, release, ...more });
}
