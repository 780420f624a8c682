/** What stands on the FBA label of a packed box. */
import type { Parcel } from '../routing/parcel.ts';
import type { Address } from '../shipment/shipment.ts';
import { liftMarkOf, type LiftMark } from './fba-carton.ts';
import { boxIdOf, type Relay } from './relay.ts';

export interface BoxLabel {
  readonly boxId: string;
  readonly fulfilmentCenter: string;
  readonly seller: string;
  readonly from: Address;
  readonly to: Address;
  /** `12 units` of one SKU, else `Assorted SKUs`. */
  readonly contents: string;
  readonly mark?: LiftMark;
}

interface PackedBox {
  readonly relay: Relay;
  readonly seller: string;
  readonly from: Address;
  readonly to: Address;
  readonly packed: Pick<Parcel, 'weightG'> & {
    readonly picks: readonly { readonly sku: string; readonly quantity: number }[];
  };
}

export function boxLabelOf({ relay, seller, from, to, packed }: PackedBox): BoxLabel {
  const mark = liftMarkOf(packed);
  const { picks } = packed;
  const units = picks.reduce((sum, { quantity }) => sum + quantity, 0);
  const isOneSku = new Set(picks.map(({ sku }) => sku)).size === 1;
  return {
    boxId: boxIdOf(relay),
    fulfilmentCenter: relay.fulfilmentCenter,
    seller,
    from,
    to,
    contents: isOneSku ? `${units} units` : 'Assorted SKUs',
    ...(mark && { mark }),
  };
}
