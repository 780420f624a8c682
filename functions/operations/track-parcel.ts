/** Whom to ask about a number: who sold its label, and when he does not know it, who follows everybody's. */
import type { ParcelCarrierPort } from '../../domain/parcel/parcel-carrier-port.ts';
import type { PartnerStore } from '../../domain/partner/partner.ts';

type Tracker = Pick<ParcelCarrierPort, 'track'>;

export function createTrackParcel(
  labels: Tracker,
  everybody: Tracker,
  partners: Pick<PartnerStore, 'bySource'>,
): ParcelCarrierPort['track'] {
  return async (number, carrier) => {
    const known = await labels.track(number, carrier);
    if (known || !(await partners.bySource('seventeentrack'))) return known;
    return everybody.track(number, carrier);
  };
}
