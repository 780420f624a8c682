/** Asks the floor, the carrier or the returns. A refusal is an answer here: the rules know what it means. */
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { OutsideAct } from '../../../domain/order/fulfilment-move.ts';
import type { Act, Fulfilment } from '../../../domain/order/fulfilment.ts';
import { labelReferenceOf } from '../../../domain/order/label-refusal.ts';
import { pickIdOf } from '../../../domain/order/pick-id.ts';
import type { OrderPorts } from './order-ports.ts';

type Ports = Pick<OrderPorts, 'floor' | 'parcelCarrier' | 'openReturn'>;

/** PartnerUnavailable goes on to the workflow's retry. */
export async function askOutside(
  ports: Ports,
  fulfilment: Fulfilment,
  act: OutsideAct,
): Promise<Act['answer']> {
  try {
    return await answerTo(ports, fulfilment, act);
  } catch (error) {
    if (error instanceof PartnerRefused) return 'refused';
    throw error;
  }
}

async function answerTo(
  { floor, parcelCarrier, openReturn }: Ports,
  fulfilment: Fulfilment,
  { ask }: OutsideAct,
): Promise<Act['answer']> {
  // A label that nobody wrote down is known to the carrier by our reference.
  const carrierShipmentId = fulfilment.label?.carrierShipmentId ?? labelReferenceOf(fulfilment);
  switch (ask.kind) {
    case 'STOP':
      await floor.stop(pickIdOf(fulfilment), ask.reason);
      return 'asked';
    case 'VOID':
      return (await parcelCarrier.voidLabel(carrierShipmentId)) === 'voided'
        ? 'accepted'
        : 'refused';
    case 'INTERCEPT':
      return parcelCarrier.intercept(carrierShipmentId, ask.reason);
    case 'INSTRUCT':
      return parcelCarrier.instruct(carrierShipmentId, ask.instruction);
    case 'OPEN_RETURN':
      await openReturn(fulfilment);
      return 'accepted';
  }
}
