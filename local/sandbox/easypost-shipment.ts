/** An EasyPost shipment as the sandbox reads, prices and shows it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { serviceAtEasyPost } from '../../adapters/carriers/easypost/carrier-names.ts';
import { postalPlaceSchema } from '../../domain/geo/postal-distance.ts';
import { CARRIER_SERVICES } from '../../domain/routing/carrier-service.ts';
import { routeParcel, type PricedRoute } from '../../domain/routing/route-parcel.ts';
import { easyPostTracker } from './easypost-message.ts';
import type { LabelPlot, OfferedRate } from './parcel-plot.ts';

const IN_MM = 25.4;
const OZ_G = 28.349_523_125;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const addressSchema = z.object({
  name: text,
  company: text,
  street1: z.string(),
  street2: text,
  city: z.string(),
  state: text,
  zip: text,
  country: z.string().length(2),
});

/** `POST /v2/shipments`: sides in inches, weight in ounces. */
export const shipmentAskedSchema = z.object({
  shipment: z.object({
    reference: z.string().min(1),
    to_address: addressSchema,
    from_address: addressSchema,
    parcel: z.object({
      length: z.number().positive(),
      width: z.number().positive(),
      height: z.number().positive(),
      weight: z.number().positive(),
    }),
    is_return: z.boolean().default(false),
  }),
});
export type ShipmentAsked = z.infer<typeof shipmentAskedSchema>['shipment'];

/** What each carrier would take: Portage's own list prices, as its contract has them. */
export function ratesOf(asked: ShipmentAsked, id: string, nowMs: number): OfferedRate[] {
  const [from, to] = [asked.from_address, asked.to_address].map((address) =>
    postalPlaceSchema.safeParse({ country: address.country, postalCode: address.zip }),
  );
  if (!from?.success || !to?.success) return [];
  const { length, width, height, weight } = asked.parcel;
  const side = (inches: number) => Math.max(1, Math.round(inches * IN_MM));
  const { chosen, alternatives } = routeParcel({
    from: from.data,
    to: to.data,
    poBox: false,
    parcel: {
      dimensions: { lengthMm: side(length), widthMm: side(width), heightMm: side(height) },
      weightG: Math.max(1, Math.round(weight * OZ_G)),
    },
    speed: 'STANDARD',
    options: [],
    history: [],
    day: new Date(nowMs).toISOString().slice(0, 10),
  });
  return [...(chosen ? [chosen] : []), ...alternatives].map((route: PricedRoute) => ({
    id: `rate_${digest(`${id}|${route.serviceId}`)}`,
    serviceId: route.serviceId,
    priceCents: route.priceCents,
    days: route.days.from,
  }));
}

export function shipmentView(label: LabelPlot): object {
  const rates = label.rates.map((rate) => rateView(label, rate));
  const { bought: rate } = label;
  return {
    id: label.id,
    object: 'Shipment',
    mode: 'test',
    reference: label.reference,
    is_return: label.isReturn,
    created_at: label.createdAt,
    status: rate ? 'pre_transit' : 'unknown',
    tracking_code: label.trackingNumber || null,
    refund_status: label.refund ?? null,
    messages: [],
    rates,
    selected_rate: rate ? rateView(label, rate) : null,
    postage_label: rate
      ? { object: 'PostageLabel', label_size: '4x6', label_file_type: 'application/pdf' }
      : null,
    tracker: rate ? easyPostTracker(label, []) : null,
  };
}

function rateView(label: LabelPlot, rate: OfferedRate): object {
  const { carrier } = serviceOf(rate.serviceId);
  const cents = String(rate.priceCents % 100).padStart(2, '0');
  return {
    id: rate.id,
    object: 'Rate',
    mode: 'test',
    shipment_id: label.id,
    ...serviceAtEasyPost(carrier, rate.serviceId),
    rate: `${Math.floor(rate.priceCents / 100)}.${cents}`,
    currency: 'USD',
    delivery_days: rate.days,
    carrier_account_id: 'ca_sandbox',
  };
}

export function serviceOf(serviceId: string): { carrier: string } {
  return (
    CARRIER_SERVICES.find((service) => service.serviceId === serviceId) ?? { carrier: 'OTHER' }
  );
}

export function placeOf({ city, state, zip, country }: ShipmentAsked['to_address']) {
  return { city, state, zip, country };
}

export function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}
