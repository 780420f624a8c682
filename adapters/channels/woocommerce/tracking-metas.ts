/** The two metas that hold our parcels in a WooCommerce order. */
import { z } from 'zod';
import type { FulfilmentNotice } from '../../../domain/channel/channel-port.ts';
import type { WooOrder, WooOrderChange } from './orders-api.ts';

/** As the Shipment Tracking extension keeps it; themes and mails read it. */
const TRACKING = '_wc_shipment_tracking_items';
/** Which lines each of our fulfilments had: only so can the last one be told. */
const FULFILMENTS = '_portage_fulfilments';

const trackingSchema = z.array(z.looseObject({ tracking_id: z.string().optional() }));
const fulfilmentsSchema = z.array(
  z.object({
    reference: z.string(),
    lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  }),
);

/** What to change so that the order shows the parcel; undefined when it does. */
export function tracked(order: WooOrder, notice: FulfilmentNotice): WooOrderChange | undefined {
  const told = fulfilmentsSchema.safeParse(metaOf(order, FULFILMENTS)?.value).data ?? [];
  if (told.some(({ reference }) => reference === notice.reference)) return undefined;
  const lines = notice.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const fulfilments = [...told, { reference: notice.reference, lines }];
  // Whatever another plugin has there stays; what is no list is not ours to overwrite.
  const others = trackingSchema.safeParse(metaOf(order, TRACKING)?.value ?? []).data;
  return {
    ...(isWhole(order, fulfilments) && { status: 'completed' }),
    meta_data: [
      written(order, FULFILMENTS, fulfilments),
      ...(others ? [written(order, TRACKING, [...others, trackingItem(notice)])] : []),
    ],
  };
}

function trackingItem(notice: FulfilmentNotice) {
  return {
    tracking_id: notice.reference,
    tracking_provider: '',
    custom_tracking_provider: notice.carrier,
    custom_tracking_link: notice.trackingUrl,
    tracking_number: notice.trackingNumber,
    date_shipped: String(Math.floor(Date.parse(notice.shippedAt) / 1000)),
  };
}

/** Lines without a SKU are services or gift cards: nothing of them is shipped. */
function isWhole(order: WooOrder, fulfilments: z.output<typeof fulfilmentsSchema>): boolean {
  const left = new Map<string, number>();
  for (const { sku, quantity } of order.line_items)
    if (sku) left.set(sku, (left.get(sku) ?? 0) + quantity);
  for (const { sku, quantity } of fulfilments.flatMap(({ lines }) => lines))
    left.set(sku, (left.get(sku) ?? 0) - quantity);
  return [...left.values()].every((quantity) => quantity <= 0);
}

const metaOf = ({ meta_data }: WooOrder, key: string) => meta_data.find((m) => m.key === key);

function written(order: WooOrder, key: string, value: unknown) {
  const id = metaOf(order, key)?.id;
  return { ...(id !== undefined && { id }), key, value };
}
