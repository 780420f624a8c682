/** Labels a packed parcel: routed by what it really weighs and measures, bought once, told to the floor (M-096 to M-104). */
import { PartnerRefused, StaleVersion } from '../../../domain/kernel/domain-error.ts';
import { firstLookAt } from '../../../domain/order/assess-delivery.ts';
import { moving } from '../../../domain/order/fulfilment-move.ts';
import { patchFulfilment, withAct } from '../../../domain/order/fulfilment-record.ts';
import type { Fulfilment, Label } from '../../../domain/order/fulfilment.ts';
import { isToLabel, labelReferenceOf, labelQuestion } from '../../../domain/order/label-refusal.ts';
import { fulfilmentCase } from '../../../domain/order/fulfilment-view.ts';
import { NotReadyToLabel } from '../../../domain/order/order-errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { offersFor, type LabelOffer } from '../../../domain/order/label-offers.ts';
import { placeOf } from '../../../domain/order/route-order.ts';
import { noticeAct } from '../../../domain/order/refused-notice.ts';
import { dayOf } from '../../../domain/kernel/time.ts';
import { shipFulfilment } from '../../../domain/order/ship-fulfilment.ts';
import { historyTo } from '../../../domain/routing/lane-history.ts';
import type { FulfilmentAssessInput } from '../../../workflows/order/contracts.ts';
import { askOutside } from './ask-outside.ts';
import { keepBoxLabel } from './box-label.ts';
import { keepLabel } from './label-paper.ts';
import type { OrderPorts } from './order-ports.ts';
import { stepWait } from '../step-wait.ts';
import { readBoth, readFulfilmentView, takeSignal } from './settle-fulfilment.ts';

/** Throws NotReadyToLabel, StaleVersion. */
export function createLabelParcel(ports: OrderPorts) {
  return async (input: FulfilmentAssessInput) => {
    await takeSignal(ports, input);
    const { order, fulfilment } = await readBoth(ports, input);
    if (!fulfilment) throw new NotReadyToLabel(`${input.orderId} ${input.n} is not planned`);
    const labelled = fulfilment.label
      ? await goneOn(ports, fulfilment, fulfilment.label)
      : await label(ports, order, fulfilment);
    await tellFloor(ports, labelled);
    if (labelled.status === 'LABELED' && labelled.floor.handedOverAt)
      await shipFulfilment(ports, order, labelled);
    const now = ports.now();
    const deadlineAt = firstLookAt(labelled, labelled.label?.boughtAt ?? now);
    const wait = { awaiting: 'DELIVERY', responsible: 'CARRIER', deadlineAt } as const;
    return { outcome: 'LABELED' as const, wait: stepWait(wait, now) };
  };
}

async function label(ports: OrderPorts, order: Order, fulfilment: Fulfilment): Promise<Fulfilment> {
  await mustBeToLabel(ports, order, fulfilment);
  const warehouses = await ports.warehouses.list();
  const warehouse = warehouses.find(({ warehouseId }) => warehouseId === fulfilment.warehouseId);
  const history = await historyOf(ports, order, fulfilment);
  const box = warehouse ? await keepBoxLabel(ports, order, fulfilment, warehouse) : {};
  let current = fulfilment;
  for (const offer of warehouse ? offersFor(order, fulfilment, warehouse, history) : []) {
    const answer = await buy(ports, order, current, offer);
    if ('label' in answer) return keep(ports, current, { ...answer, route: offer.route, ...box });
    current = await keepRefusal(ports, current, offer);
  }
  return ask(ports, current);
}

/** How the lanes to the buyer did before the week in which it was packed (M-101): the same for every try. */
async function historyOf({ lanes }: OrderPorts, { shipTo }: Order, { floor }: Fulfilment) {
  const to = placeOf(shipTo);
  if (!to || !floor.packed) return [];
  return historyTo(lanes, to, dayOf(floor.packed.at));
}

/** A try before this one may have died between keeping the label and bringing what its carrier had said of it. */
async function goneOn(ports: OrderPorts, fulfilment: Fulfilment, kept: Label): Promise<Fulfilment> {
  const { tenant, orderId, n } = fulfilment;
  await ports.applyWaiting(kept.trackingNumber, { tenant, orderId, n });
  return fulfilment;
}

/** Usually nothing was refused before, nor is it a relay, and no case needs to be read. */
async function mustBeToLabel(ports: OrderPorts, order: Order, fulfilment: Fulfilment) {
  const mayBeAsked = fulfilment.refusals !== undefined || order.relay !== undefined;
  const cases = mayBeAsked ? (await readFulfilmentView(ports, fulfilment)).cases : [];
  const view = { order, fulfilment, cases, now: ports.now() };
  if (!isToLabel(view)) throw new NotReadyToLabel(`${order.orderId} ${fulfilment.n}`);
}

/** Idempotent by its reference: a crash after buying buys the same label again, which is the same. */
async function buy(
  { parcelCarrier, now, ...ports }: OrderPorts,
  order: Order,
  fulfilment: Fulfilment,
  { request, route }: LabelOffer,
): Promise<{ label: Label } | { refused: string }> {
  const asked = { ...request, labelReference: labelReferenceOf(fulfilment) };
  try {
    const { pdf, ...bought } = await parcelCarrier.buyLabel(asked);
    const paper = { ...asked, trackingNumber: bought.trackingNumber };
    const labelKey = await keepLabel(ports, order, paper, pdf);
    const { labelReference } = asked;
    const { carrier, serviceId } = route;
    return { label: { labelReference, carrier, serviceId, ...bought, labelKey, boughtAt: now() } };
  } catch (error) {
    if (!(error instanceof PartnerRefused)) throw error;
    return { refused: error.message };
  }
}

interface Labels extends Pick<Fulfilment, 'route' | 'boxLabel'> {
  readonly label: Label;
}

/** What was bought is written down whoever else writes meanwhile: a label nobody knows of would never be void. */
async function keep(
  ports: OrderPorts,
  fulfilment: Fulfilment,
  labels: Labels,
): Promise<Fulfilment> {
  let current = fulfilment;
  for (let tries = 1; ; tries += 1) {
    try {
      return await keepOnce(ports, current, labels);
    } catch (error) {
      if (!(error instanceof StaleVersion) || tries === TRIES) throw error;
      current = (await ports.orders.findFulfilment(fulfilment)) ?? current;
      if (current.label) return current;
    }
  }
}

const TRIES = 5;

async function keepOnce(
  ports: OrderPorts,
  fulfilment: Fulfilment,
  labels: Labels,
): Promise<Fulfilment> {
  const view = { fulfilment: packedNow(fulfilment), now: ports.now() };
  const { tenant, orderId, n } = fulfilment;
  const { trackingNumber } = labels.label;
  const tracking = { number: trackingNumber, key: { tenant, orderId, n } };
  const save = moving(view, 'label', { patch: labels, tracking });
  if (!save) return fulfilment;
  await ports.orders.save(save);
  await ports.applyWaiting(trackingNumber, tracking.key);
  return save.fulfilments?.[0] ?? fulfilment;
}

/** Its facts may have come before its release was saved. */
function packedNow(fulfilment: Fulfilment): Fulfilment {
  return { ...fulfilment, status: 'PACKED' };
}

/** Written down before the next service is asked: the same one is never asked for two labels. */
async function keepRefusal(
  { orders, now }: OrderPorts,
  fulfilment: Fulfilment,
  { route }: LabelOffer,
): Promise<Fulfilment> {
  const { count = 0, services = [] } = fulfilment.refusals ?? {};
  const refusals = { count: count + 1, services: [...services, route.serviceId] };
  const next = patchFulfilment(fulfilment, { refusals }, now());
  await orders.save({ fulfilments: [next] });
  return next;
}

/** Every service refused: a person decides, and a retry asks all of them anew. */
async function ask({ orders, cases, now }: OrderPorts, fulfilment: Fulfilment): Promise<never> {
  const at = now();
  await cases.open(fulfilmentCase({ fulfilment, now: at }, labelQuestion(fulfilment, at)));
  const { count = 0 } = fulfilment.refusals ?? {};
  const refusals = { count: count + 1, services: [] };
  await orders.save({ fulfilments: [patchFulfilment(fulfilment, { refusals }, at)] });
  throw new NotReadyToLabel(`no service takes ${fulfilment.orderId} ${fulfilment.n}`);
}

/** A refusal is written down, and operations are asked what to do (domain/order/refused-notice.ts). Throws NotReadyToLabel. */
async function tellFloor(ports: OrderPorts, fulfilment: Fulfilment): Promise<void> {
  if (fulfilment.status !== 'LABELED') return;
  const act = { act: noticeAct(fulfilment), ask: { kind: 'NOTICE' } } as const;
  if ((await askOutside(ports, fulfilment, act)) !== 'refused') return;
  await ports.orders.save({ fulfilments: [withAct(fulfilment, act, 'refused', ports.now())] });
  throw new NotReadyToLabel(`the floor does not take the label of ${fulfilment.orderId}`);
}
