/** The warehouse's API. It answers through the warehouse webhook. */
import type { WarehousePort } from '../../domain/partner/warehouse-port.ts';
import { segment, type CallPartner } from '../partners/partner-http.ts';

export function createWarehouseClient(call: CallPartner): WarehousePort {
  const about = (asnId: string, what: string, key: string, body: object) =>
    call(`/asns/${segment(asnId)}/${what}`, `${asnId}-${key}`, body);
  return {
    announce: (notice) => call('/asns', notice.asnId, notice),
    cancelAnnouncement: (id) => about(id, 'cancellation', 'cancellation', {}),
    requestAppointment: (id, attempt) =>
      about(id, 'appointments', `appointment-${attempt}`, { attempt }),
    requestRecount: (id, count) => about(id, 'recounts', `recount-${count}`, { count }),
    refuse: (id, reason) => about(id, 'refusal', 'refusal', { reason }),
    startPutaway: (id) => about(id, 'putaway', 'putaway', {}),
  };
}
