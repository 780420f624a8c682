/** What we ask of a last-mile carrier (or of the aggregator in front of it). All calls are idempotent by our reference. */
import type { MoneyWire } from '../kernel/money.ts';
import type { Parcel } from '../routing/parcel.ts';
import type { Address } from '../shipment/shipment.ts';
import type { ParcelReport } from './parcel-tracking.ts';

export interface LabelRequest {
  /** Ours; a repeat of it answers with the label that was bought. */
  readonly labelReference: string;
  readonly carrier: string;
  readonly serviceId: string;
  readonly from: Address;
  readonly to: Address;
  readonly parcel: Parcel;
  readonly options: readonly string[];
  /** A return label: `from` is the buyer. */
  readonly isReturn: boolean;
  /** YYYY-MM-DD */
  readonly shipOn: string;
}

export interface BoughtLabel {
  readonly trackingNumber: string;
  readonly carrierShipmentId: string;
  readonly price: MoneyWire;
  /** The PDF as the carrier made it; undefined: we draw it ourselves. */
  readonly pdf?: Uint8Array;
}

/** All methods throw PartnerUnavailable (retry) or PartnerRefused (another service, or a person). */
export interface ParcelCarrierPort {
  /** The carrier's own prices for a parcel; our rate card decides, this is compared. */
  quote(
    request: Omit<LabelRequest, 'labelReference' | 'serviceId' | 'carrier'>,
  ): Promise<readonly { carrier: string; serviceId: string; price: MoneyWire; days?: number }[]>;
  buyLabel(request: LabelRequest): Promise<BoughtLabel>;
  /** Undo of buyLabel; voiding what was never bought, or was voided, is success. `refused`: the carrier has it already. */
  voidLabel(carrierShipmentId: string): Promise<'voided' | 'refused'>;
  /** Asks to bring it back before delivery. `refused`: too late. */
  intercept(carrierShipmentId: string, reason: string): Promise<'accepted' | 'refused'>;
  /** The recipient's or our choice after a failed attempt (M-105). */
  instruct(
    carrierShipmentId: string,
    instruction: DeliveryInstruction,
  ): Promise<'accepted' | 'refused'>;
  /** For the reconciler: everything the carrier knows now. Undefined: it knows no such number. */
  track(trackingNumber: string, carrier: string): Promise<ParcelReport | undefined>;
}

export type DeliveryInstruction =
  | { readonly kind: 'REATTEMPT'; readonly date: string; readonly window?: string }
  | { readonly kind: 'PICKUP_POINT'; readonly pickupPoint?: string }
  | { readonly kind: 'ADDRESS_CORRECTION'; readonly address: Address }
  | { readonly kind: 'RETURN_TO_SENDER' };
