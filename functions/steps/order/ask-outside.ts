/** Asks the floor, the carrier or the returns. A refusal is an answer here: the rules know what it means. */
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { OutsideAct } from '../../../domain/order/fulfilment-move.ts';
import type { Act, Fulfilment } from '../../../domain/order/fulfilment.ts';
import { labelReferenceOf } from '../../../domain/order/label-refusal.ts';
import { pickIdOf } from '../../../domain/order/pick-id.ts';
import type { LabelNotice } from '../../../domain/partner/floor-port.ts';
import type { OrderPorts } from './order-ports.ts';

type Ports = Pick<OrderPorts, 'floor' | 'link' | 'parcelCarrier' | 'openReturn'>;

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
  ports: Ports,
  fulfilment: Fulfilment,
  { ask }: OutsideAct,
): Promise<Act['answer']> {
  const { floor, parcelCarrier, openReturn } = ports;
  // A label that nobody wrote down is known to the carrier by our reference.
  const carrierShipmentId = fulfilment.label?.carrierShipmentId ?? labelReferenceOf(fulfilment);
  switch (ask.kind) {
    case 'STOP':
      await floor.stop(pickIdOf(fulfilment), ask.reason);
      return 'asked';
    case 'NOTICE':
      await tellFloor(ports, fulfilment);
      return 'accepted';
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

/** The same notice again after a crash is the same label to the floor. */
async function tellFloor({ floor, link }: Ports, fulfilment: Fulfilment): Promise<void> {
  const { label, boxLabel } = fulfilment;
  if (!label) return;
  const { carrier, serviceId, trackingNumber, labelKey } = label;
  const labelUrl = await link(labelKey, `${trackingNumber}.pdf`);
  const pickId = pickIdOf(fulfilment);
  const box = boxLabel && (await noticeOfBox(link, boxLabel));
  const notice = { pickId, carrier, serviceId, trackingNumber, labelUrl };
  await floor.label({ ...notice, ...(box && { boxLabel: box }) });
}

async function noticeOfBox(
  link: Ports['link'],
  { boxId, labelKey, mark }: NonNullable<Fulfilment['boxLabel']>,
): Promise<LabelNotice['boxLabel']> {
  return { boxId, labelUrl: await link(labelKey, `${boxId}.pdf`), ...(mark && { mark }) };
}
