import type { z } from 'zod';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { Fulfilment } from '../../../domain/order/fulfilment.ts';
import { noBody, sellerRoute } from '../../runtime/router.ts';
import { labelQuery, orderParams, type labelList } from './contract.ts';
import { mustFindWhole } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

/** Links to the labels of an order's parcels, or of one, that live for minutes. NotFound until there is one. */
export const linkLabels = ({ orders, links }: OrdersPorts) =>
  sellerRoute('GET', '/orders/{orderId}/label', 'orders:read', {
    params: orderParams,
    query: labelQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { orderId }, query }) => {
      const { fulfilments } = await mustFindWhole(orders, { tenant, orderId });
      const labels = fulfilments.flatMap(({ n, label, boxLabel }) =>
        label && !label.voidedAt && (query.n === undefined || query.n === n)
          ? [{ n, label, boxLabel }]
          : [],
      );
      if (labels.length === 0) throw new NotFound('label');
      const data = await Promise.all(
        labels.map(async ({ n, label: { carrier, trackingNumber, labelKey }, boxLabel }) => {
          const url = await links.download(labelKey, `label-${trackingNumber}.pdf`);
          const box = boxLabel && (await linkBox(links, boxLabel));
          return { n, carrier, trackingNumber, url, ...(box && { box }) };
        }),
      );
      const body: z.input<typeof labelList> = { data };
      return { status: 200, body };
    },
  });

/** What Amazon's dock scans. */
async function linkBox(
  links: OrdersPorts['links'],
  { boxId, labelKey, mark }: NonNullable<Fulfilment['boxLabel']>,
) {
  const url = await links.download(labelKey, `box-${boxId}.pdf`);
  return { boxId, url, ...(mark && { mark }) };
}
