import type { z } from 'zod';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
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
      const labels = fulfilments.flatMap(({ n, label }) =>
        label && !label.voidedAt && (query.n === undefined || query.n === n) ? [{ n, label }] : [],
      );
      if (labels.length === 0) throw new NotFound('label');
      const data = await Promise.all(
        labels.map(async ({ n, label: { carrier, trackingNumber, labelKey } }) => {
          const url = await links.download(labelKey, `label-${trackingNumber}.pdf`);
          return { n, carrier, trackingNumber, url };
        }),
      );
      const body: z.input<typeof labelList> = { data };
      return { status: 200, body };
    },
  });
