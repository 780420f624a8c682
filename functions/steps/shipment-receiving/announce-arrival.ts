/** Tells the warehouse what comes, and asks for an appointment: the first, or one more after each that was missed. */
import { shippingNoticeOf } from '../../../domain/shipment/shipping-notice.ts';
import { requestAppointment } from '../../../domain/receiving/request-appointment.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { declaredSkus } from '../declared-skus.ts';
import { contentOf, mustFind, patchTo } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = Pick<
  StepPorts,
  'now' | 'shipments' | 'skus' | 'cases' | 'tracking' | 'receiving' | 'wms'
>;

export function createAnnounceArrival(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const receiving = await ports.receiving.find(key);
    const { eventId, attempt, next } = requestAppointment(receiving);
    if (attempt === (receiving.requestedAppointments ?? 0)) return { outcome: 'ALREADY' };
    const content = await contentOf(ports, shipment);
    const skus = await declaredSkus(ports, shipment, content);
    const tracking = await ports.tracking.projection(key);
    const notice = shippingNoticeOf({ shipment, content, skus, tracking, now: ports.now() });
    const announce = async (byHand: boolean) => {
      if (attempt === 1) await patchTo(ports, shipment, {}, [{ type: 'ASN', value: notice.asnId }]);
      if (!byHand) {
        await ports.wms.announce(notice);
        await ports.wms.requestAppointment(notice.asnId, attempt);
      }
      await ports.receiving.apply(key, eventId, next, []);
    };
    return askPartner(ports, shipment, 'ANNOUNCE_ARRIVAL', announce, attempt);
  };
}
