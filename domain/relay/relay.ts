/**
 * A relay (M-137, 中转): an order whose consignee is an Amazon fulfilment centre. Every unit gets an FNSKU over its barcode, the parcel
 * is one box of an FBA shipment, and its units are not sold but sent on.
 */
import { z } from 'zod';

/**
 * Ten characters (FBA1MMD8D0, Amazon MWS "Shipping label specifications") to twelve (FBA15H2XQ8KS). The box id adds `U` and six
 * digits to it.
 */
const SHIPMENT_ID = /^FBA[A-Z0-9]{7,9}$/;

/** Three letters of the nearest airport and a number (ONT8), or four letters for a receive centre (IUSJ). */
const CENTER = /^[A-Z]{3}([A-Z]|\d{1,2})$/;

export const isFbaShipmentId = (value: string): boolean => SHIPMENT_ID.test(value);
export const isFulfilmentCenter = (value: string): boolean => CENTER.test(value);

/** Amazon's own product number. It marked pooled units until pooling ended on 2026-03-31; since then it marks nobody's. */
export const isAsin = (value: string): boolean => /^B0[A-Z0-9]{8}$/.test(value);

export const relaySchema = z.strictObject({
  fbaShipmentId: z.string().regex(SHIPMENT_ID),
  /** Which box of the FBA shipment the parcel is, from 1. */
  box: z.int().positive().max(999_999),
  fulfilmentCenter: z.string().regex(CENTER),
});
export type Relay = z.infer<typeof relaySchema>;

/** What stands on the box as Code 128: `FBA15H2XQ8KSU000001`. */
export function boxIdOf({ fbaShipmentId, box }: Pick<Relay, 'fbaShipmentId' | 'box'>): string {
  return `${fbaShipmentId}U${String(box).padStart(6, '0')}`;
}

/** S3 key of its label. */
export function boxLabelKeyOf(
  { tenant, orderId }: { readonly tenant: string; readonly orderId: string },
  relay: Relay,
): string {
  return `T/${tenant}/orders/${orderId}/box-${boxIdOf(relay)}.pdf`;
}
