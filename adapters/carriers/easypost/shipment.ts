/** EasyPost's Shipment: what we ask for, in its units, and what we read of it (docs.easypost.com/docs/shipments). */
import { z } from 'zod';
import { currencySchema, type MoneyWire } from '../../../domain/kernel/money.ts';
import type { LabelRequest } from '../../../domain/parcel/parcel-carrier-port.ts';
import type { Address } from '../../../domain/shipment/shipment.ts';

const MM_PER_INCH = 25.4;
const G_PER_OUNCE = 28.349_523_125;

const rateSchema = z.looseObject({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  rate: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/),
  currency: currencySchema.catch('USD'),
  delivery_days: z.number().nullish().catch(undefined),
});
export type Rate = z.infer<typeof rateSchema>;

export const shipmentSchema = z.looseObject({
  id: z.string(),
  tracking_code: z.string().min(1).nullish(),
  /** submitted, refunded, rejected, not_applicable; null before anybody asked. */
  refund_status: z.string().nullish(),
  selected_rate: rateSchema.nullish(),
  rates: z.array(z.unknown()).nullish(),
  postage_label: z
    .looseObject({
      label_url: z.url().nullish().catch(undefined),
      label_file_type: z.string().nullish().catch(undefined),
    })
    .nullish(),
});
export type Shipment = z.infer<typeof shipmentSchema>;

/** A rate of another shape is none we could buy. */
export function ratesOf({ rates }: Shipment): Rate[] {
  return (rates ?? []).flatMap((rate) => rateSchema.safeParse(rate).data ?? []);
}

export const priceOf = ({ rate, currency }: Rate): MoneyWire => ({ amount: rate, currency });

type Asked = Pick<LabelRequest, 'from' | 'to' | 'parcel' | 'options' | 'isReturn' | 'shipOn'>;

/** Sides in inches and weight in ounces, to one decimal, rounded up: too small would be charged again. */
export function shipmentBody(reference: string, asked: Asked): object {
  const { lengthMm, widthMm, heightMm } = asked.parcel.dimensions;
  const [length, width, height] = [lengthMm, widthMm, heightMm].map((mm) => up(mm / MM_PER_INCH));
  return {
    shipment: {
      reference,
      from_address: addressBody(asked.from),
      to_address: addressBody(asked.to),
      parcel: { length, width, height, weight: up(asked.parcel.weightG / G_PER_OUNCE) },
      is_return: asked.isReturn,
      options: {
        label_format: 'PDF',
        label_size: '4x6',
        label_date: `${asked.shipOn}T12:00:00Z`,
        print_custom_1: reference,
        ...(asked.options.length > 0 && { handling_instructions: asked.options.join(', ') }),
      },
    },
  };
}

const up = (value: number) => Math.ceil(value * 10) / 10;

export function addressBody({ name, phone, lines, city, region, postalCode, country }: Address) {
  const [street1, ...more] = lines;
  return {
    name,
    street1,
    ...(more.length > 0 && { street2: more.join(', ') }),
    city,
    ...(region && { state: region }),
    ...(postalCode && { zip: postalCode }),
    country,
    ...(phone && { phone }),
  };
}
