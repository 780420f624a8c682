/** Refurbished units come in as a SKU of their own: it is registered with the work that makes them, unless its seller did (M-128). */
import { parseMoney } from '../../../domain/kernel/money.ts';
import type { ReturnWork } from '../../../domain/partner/returns-desk-port.ts';
import { refurbishedSku, refurbishedOf } from '../../../domain/return/refurbished-sku.ts';
import type { ReturnView } from '../../../domain/return/return-view.ts';
import type { Work } from '../../../domain/return/return.ts';
import { rulesFor } from '../../../domain/return-policy/return-policy.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';
import type { ReturnPorts } from './return-ports.ts';

/** What the desk sticks on the units; undefined when the SKU has no master. Never another's words over the seller's own. */
export async function registerRefurbished(
  { skus }: Pick<ReturnPorts, 'skus'>,
  { ret, policy, now, ...view }: ReturnView,
  { sku, groupId }: Work,
): Promise<ReturnWork['relabel']> {
  const parent = view.skus.get(sku);
  if (!parent) return undefined;
  const lineId = ret.graded.find((group) => group.groupId === groupId)?.lineId;
  const sold = ret.lines.find((line) => line.lineId === lineId && line.sku === sku)?.unitPrice;
  const refurbished = refurbishedOf(parent, {
    newPrice: parseMoney(sold ?? parent.declaredValue),
    discountPercent: rulesFor(policy, sku).refurbishedDiscountPercent,
    idOf: digestIdOf,
    at: now,
  });
  await skus.add(refurbished);
  const [known] = await skus.findMany(ret.tenant, [refurbishedSku(sku)]);
  return known && { sku: known.sku, barcode: known.barcode.value };
}
