/** The warehouse floor's API, beside that of its dock. It answers through the same warehouse webhook. */
import type { FloorPort } from '../../domain/partner/floor-port.ts';
import { segment, type CallPartner } from '../partners/partner-http.ts';

/** `POST {endpoint}/picks`, `/picks/{pickId}/stop` and `/picks/{pickId}/label`; each repeat is the same request. */
export function createFloorClient(call: CallPartner): FloorPort {
  return {
    pick: (list) => call('/picks', list.pickId, list),
    stop: (pickId, reason) => call(`/picks/${segment(pickId)}/stop`, `${pickId}-stop`, { reason }),
    // A label bought anew (the first was void) is another request about the same pick.
    label: (notice) =>
      call(
        `/picks/${segment(notice.pickId)}/label`,
        `${notice.pickId}-label-${notice.trackingNumber}`,
        notice,
      ),
  };
}
