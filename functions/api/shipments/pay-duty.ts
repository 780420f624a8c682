import type { Case } from '../../../domain/case/case.ts';
import { IllegalTransition } from '../../../domain/kernel/domain-error.ts';
import { allowedEvents } from '../../../domain/kernel/lifecycle.ts';
import { shipmentLifecycle } from '../../../domain/shipment/shipment-lifecycle.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { decideCase } from '../cases/decide-case.ts';
import { payDutyRequest, shipmentParams } from './contract.ts';
import { acceptedAnswer, mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

/** The option of a DUTY_PAYMENT_DUE case that lets the goods go (domain/shipment/assess-import.ts). */
const PAID = 'paid';

/** DAP: the seller paid (M-044). It is the answer to the case that asked for it, so it counts once. */
export const payDuty = (ports: ShipmentsPorts) =>
  sellerRoute('POST', '/shipments/{shipmentId}/pay-duty', 'shipments:write', {
    params: shipmentParams,
    query: noQuery,
    body: payDutyRequest,
    handle: async ({ caller: { tenant, actor }, params: { shipmentId }, body }) => {
      const shipment = await mustFind(ports.shipments, { tenant, shipmentId });
      const forDuty = (await ports.cases.ofEntity(tenant, shipmentId)).filter(isForDuty);
      const asked = forDuty.find(({ status }) => status === 'OPEN') ?? forDuty.at(-1);
      if (!asked) throw notDue(shipment);
      await decideCase(ports, asked, { option: PAID, ...body }, actor);
      return acceptedAnswer(shipment);
    },
  });

function isForDuty({ kind, status }: Case): boolean {
  return kind === 'DUTY_PAYMENT_DUE' && status !== 'CLOSED';
}

function notDue({ status }: Shipment): IllegalTransition {
  const allowed = allowedEvents(shipmentLifecycle, status);
  return new IllegalTransition('Shipment', status, 'pay_duty', allowed);
}
