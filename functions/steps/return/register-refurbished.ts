/** Refurbished units come in as a SKU of their own: it is registered with the work that makes them, unless its seller did (M-128). */
import { parseMoney } from '../../../domain/kernel/money.ts';
import type { ReturnWork } from '../../../domain/partner/returns-desk-port.ts';
import { refurbishedSku, refurbishedOf } from '../../../domain/return/refurbished-sku.ts';
import type { ReturnView } from '../../../domain/return/return-view.ts';
import type { Work } from '../../../domain/return/return.ts';
import { rulesFor } from '../../../domain/return-policy/return-policy.ts';
import type { Sku } from '../../../domain/sku/sku.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';
import type { ReturnPorts } from './return-ports.ts';

/** What the desk sticks on the units; undefined when the SKU has no master. Never another's words over the seller's own. */
export async function registerRefurbished(
  { skus }: Pick<ReturnPorts, 'skus'>,
  view: ReturnView,
  work: Work,
): Promise<ReturnWork['relabel']> {
  const parent = view.skus.get(work.sku);
  if (!parent) return undefined;
  const find = () => skus.findMany(view.ret.tenant, [refurbishedSku(work.sku)]);
  const [registered] = await find();
  if (!registered) await skus.add(madeOf(parent, view, work));
  const [known] = registered ? [registered] : await find();
  return known && { sku: known.sku, barcode: known.barcode.value };
}

/** Below what the buyer paid for a new one, else below what it is declared to be worth. */
function madeOf(parent: Sku, { ret, policy, now }: ReturnView, { sku, groupId }: Work): Sku {
  const lineId = ret.graded.find((group) => group.groupId === groupId)?.lineId;
  const sold = ret.lines.find((line) => line.lineId === lineId && line.sku === sku)?.unitPrice;
  return refurbishedOf(parent, {
    newPrice: parseMoney(sold ?? parent.declaredValue),
    discountPercent: rulesFor(policy, sku).refurbishedDiscountPercent,
    idOf: digestIdOf,
    at: now,
  });
}
