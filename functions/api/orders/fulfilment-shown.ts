/** A fulfilment as its seller sees it: why this warehouse and this service, its label, where its parcel is, whose turn it is. */
import type { z } from 'zod';
import { formatMoney } from '../../../domain/kernel/money.ts';
import { laneOf, type Fulfilment } from '../../../domain/order/fulfilment.ts';
import { waitingIn } from '../shipments/waiting.ts';
import type { fulfilmentView } from './contract.ts';
import type { OrdersPorts } from './orders-ports.ts';

type View = z.input<typeof fulfilmentView>;

export async function shownFulfilment(
  ports: Pick<OrdersPorts, 'parcels' | 'waits'>,
  fulfilment: Fulfilment,
): Promise<View> {
  const { tenant, orderId } = fulfilment;
  const [parcel, wait] = await Promise.all([
    parcelOf(ports, fulfilment),
    ports.waits.find({ tenant, entityId: orderId, lane: laneOf(fulfilment) }),
  ]);
  const waiting = fulfilment.closedAt === undefined ? waitingIn(wait) : undefined;
  const route = routeOf(fulfilment);
  const label = labelOf(fulfilment);
  return {
    ...factsOf(fulfilment),
    ...(route && { route }),
    ...(label && { label }),
    ...(parcel && { parcel }),
    ...(waiting && { waiting }),
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

async function parcelOf(
  { parcels }: Pick<OrdersPorts, 'parcels'>,
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
