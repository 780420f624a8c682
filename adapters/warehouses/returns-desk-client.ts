/** The returns desk's API. It answers through the warehouse webhook. */
import type { ReturnsDeskPort } from '../../domain/partner/returns-desk-port.ts';
import { segment, type CallPartner } from '../partners/partner-http.ts';

export function createReturnsDeskClient(call: CallPartner): ReturnsDeskPort {
  return {
    expect: (notice) => call('/returns', notice.rmaId, notice),
    cancelExpectation: (rmaId) =>
      call(`/returns/${segment(rmaId)}/cancel`, `${rmaId}-cancel`, { rmaId }),
    work: (work) => call('/return-work', work.workId, work),
  };
}
