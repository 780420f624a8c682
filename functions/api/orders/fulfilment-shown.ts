/** A fulfilment as it is shown: why this warehouse and this service, its label, where its parcel is, whose turn it is. */
import type { z } from 'zod';
import { formatMoney } from '../../../domain/kernel/money.ts';
import { laneOf, type Fulfilment } from '../../../domain/order/fulfilment.ts';
import type { Wait } from '../../../domain/wait/wait.ts';
import { waitingIn, waitingTold } from '../shipments/waiting.ts';
import type { fulfilmentView, operationsFulfilmentView } from './contract.ts';
import type { OrdersPorts } from './orders-ports.ts';

type View = z.input<typeof fulfilmentView>;
type Ports = Pick<OrdersPorts, 'parcels' | 'waits'>;

export async function shownFulfilment(ports: Ports, fulfilment: Fulfilment): Promise<View> {
  const [shown, wait] = await Promise.all([
    withParcel(ports, fulfilment),
    waitOf(ports, fulfilment),
  ]);
  const waiting = waitingIn(wait);
  return { ...shown, ...(waiting && { waiting }) };
}

/** Operations also see what the floor told, what was asked outside, the state of the workflow, the label itself. */
export async function operationsFulfilment(
  ports: Ports & Pick<OrdersPorts, 'links'>,
  fulfilment: Fulfilment,
): Promise<z.input<typeof operationsFulfilmentView>> {
  const [shown, wait] = await Promise.all([
    withParcel(ports, fulfilment),
    waitOf(ports, fulfilment),
  ]);
  const { floor, acts = [], refusals } = fulfilment;
  const waiting = waitingTold(wait, 'operations');
  const labelUrl = await labelUrlOf(ports, fulfilment);
  return {
    ...shown,
    floor,
    acts,
    ...(refusals && { refusals }),
    ...(labelUrl !== undefined && { labelUrl }),
    ...(waiting && { waiting }),
  };
}

async function labelUrlOf({ links }: Pick<OrdersPorts, 'links'>, { label }: Fulfilment) {
  if (!label || label.voidedAt) return undefined;
  return links.download(label.labelKey, `label-${label.trackingNumber}.pdf`);
}

/** Nothing is waited for once it is over. */
async function waitOf({ waits }: Ports, fulfilment: Fulfilment): Promise<Wait | undefined> {
  const { tenant, orderId, closedAt } = fulfilment;
  if (closedAt !== undefined) return undefined;
  return waits.find({ tenant, entityId: orderId, lane: laneOf(fulfilment) });
}

async function withParcel(ports: Ports, fulfilment: Fulfilment): Promise<View> {
  const parcel = await parcelOf(ports, fulfilment);
  const route = routeOf(fulfilment);
  const label = labelOf(fulfilment);
  const box = boxOf(fulfilment);
  return {
    ...factsOf(fulfilment),
    ...(route && { route }),
    ...(label && { label }),
    ...(box && { box }),
    ...(parcel && { parcel }),
  };
}

function factsOf(fulfilment: Fulfilment) {
  const { n, status, statusSince, warehouseId, lines, allocation } = fulfilment;
  const { shippedAt, closedAt, closeReason } = fulfilment;
  return {
    n,
    status,
    statusSince,
    ...(warehouseId && { warehouseId }),
    lines,
    allocation,
    ...(shippedAt && { shippedAt }),
    ...(closedAt && { closedAt }),
    ...(closeReason !== undefined && { closeReason }),
  };
}

function routeOf({ route }: Fulfilment): View['route'] {
  if (!route) return undefined;
  const { priceCents, ...shown } = route;
  return { ...shown, price: formatMoney({ minor: BigInt(priceCents), currency: 'USD' }) };
}

function labelOf({ label }: Fulfilment): View['label'] {
  if (!label) return undefined;
  const { labelKey: _k, carrierShipmentId: _c, ...shown } = label;
  return shown;
}

function boxOf({ boxLabel }: Fulfilment): View['box'] {
  if (!boxLabel) return undefined;
  const { labelKey: _k, ...shown } = boxLabel;
  return shown;
}

async function parcelOf(
  { parcels }: Ports,
  { tenant, orderId, n, label }: Fulfilment,
): Promise<View['parcel']> {
  if (!label) return undefined;
  const told = await parcels.find({ tenant, orderId, n });
  const { status, attempts, estimatedDeliveryAt, lastEventAt, deliveredAt, signedBy } = told;
  return {
    status,
    // After a handover another number goes on with it.
    trackingNumber: told.numbers.at(-1)?.number ?? label.trackingNumber,
    attempts,
    ...(estimatedDeliveryAt && { estimatedDeliveryAt }),
    ...(lastEventAt && { lastEventAt }),
    ...(deliveredAt && { deliveredAt }),
    ...(signedBy !== undefined && { signedBy }),
  };
}
