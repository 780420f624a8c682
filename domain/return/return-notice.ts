/** What the desk is told: what comes, and what to do with what was graded. */
import type { ReturnNotice, ReturnWork } from '../partner/returns-desk-port.ts';
import { rulesFor, type Disposition } from '../return-policy/return-policy.ts';
import { dayOf, type Timestamp } from '../kernel/time.ts';
import type { ReturnView } from './return-view.ts';
import { refurbishedSku } from './refurbished-sku.ts';
import { warehouseOf } from './return-record.ts';
import type { Return, Work } from './return.ts';

const ALWAYS_CHECKED = ['intact', 'complete', 'used', 'prohibited', 'labelIntact', 'functional'];

export function returnNoticeOf({
  ret,
  skus,
  policy,
}: Pick<ReturnView, 'ret' | 'skus' | 'policy'>): ReturnNotice {
  const label = ret.label ? [ret.label.trackingNumber] : [];
  return {
    rmaId: ret.deskId,
    warehouseId: warehouseOf(ret) ?? '',
    kind: ret.kind,
    trackingNumbers: [...label, ...ret.trackingNumbers],
    lines: ret.lines.map(({ sku, quantity }) => ({
      sku,
      quantity,
      barcode: skus.get(sku)?.barcode.value ?? '',
      checklist: [...ALWAYS_CHECKED, ...rulesFor(policy, sku).checklist],
    })),
  };
}

/** The lot of units that go back to the shelf: this return and the day. */
export function returnLot({ returnId }: Pick<Return, 'returnId'>, at: Timestamp): string {
  return `${returnId}.${dayOf(at)}`;
}

export function workOrderOf(
  ret: Return,
  work: Work,
  enclosed: Pick<ReturnWork, 'papers' | 'relabel'> = {},
): ReturnWork {
  const { workId, disposition, sku, quantity } = work;
  const instruction = INSTRUCTIONS[disposition]
    .replaceAll('{sku}', sku)
    .replaceAll('{refurbished}', refurbishedSku(sku));
  return { workId, rmaId: ret.deskId, disposition, sku, quantity, instruction, ...enclosed };
}

const INSTRUCTIONS: Readonly<Record<Disposition, string>> = {
  RESTOCK: 'Remove the old label, relabel as {sku}, put away today',
  REFURBISH: 'Clean, replace packaging and parts, label as {refurbished}, put away',
  LIQUIDATE: 'Hand over to the liquidator, keep the receipt',
  DONATE: 'Hand over to the charity, keep the receipt',
  DESTROY: 'Destroy under video, upload the video or certificate',
  RETURN_TO_ORIGIN: 'Pack for export, hand over to the forwarder with the export papers',
  BONDED_REPAIR: 'Pack for the bonded workshop, hand over under bond',
  QUARANTINE: 'Keep apart',
  RETURN_TO_SELLER: 'Pack and hand over to the carrier of the seller',
};
