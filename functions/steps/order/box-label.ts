/** The second label of a relayed box: drawn by us, kept before it is told (M-137). */
import type { DocumentFiles } from '../../../domain/document/document-files.ts';
import type { Fulfilment } from '../../../domain/order/fulfilment.ts';
import type { Order } from '../../../domain/order/order.ts';
import { boxLabelOf, type BoxLabel } from '../../../domain/relay/box-label.ts';
import { boxLabelKeyOf } from '../../../domain/relay/relay.ts';
import type { Warehouse } from '../../../domain/warehouse/warehouse.ts';

/** A 4 x 6 in PDF with the box id as Code 128. Implemented by adapters/documents. */
export type DrawBoxLabel = (label: BoxLabel) => Promise<Uint8Array>;

interface Ports {
  readonly files: DocumentFiles;
  readonly drawBoxLabel: DrawBoxLabel;
}

/** What is written on the fulfilment; nothing for an order that is no relay. The same box is the same file. */
export async function keepBoxLabel(
  { files, drawBoxLabel }: Ports,
  order: Order,
  { floor: { packed } }: Fulfilment,
  { address: from }: Pick<Warehouse, 'address'>,
): Promise<Pick<Fulfilment, 'boxLabel'>> {
  const { relay, tenant: seller, shipTo: to } = order;
  if (!relay || !packed) return {};
  const label = boxLabelOf({ relay, seller, from, to, packed });
  const labelKey = boxLabelKeyOf(order, relay);
  await files.put(labelKey, 'application/pdf', await drawBoxLabel(label));
  const { boxId, mark } = label;
  return { boxLabel: { boxId, labelKey, ...(mark && { mark }) } };
}
