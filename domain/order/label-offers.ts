/** The services that take a packed parcel, best first, each as the label that would be asked for and as what is told of the choice. */
import { dayOf } from '../kernel/time.ts';
import type { LabelRequest } from '../parcel/parcel-carrier-port.ts';
import type { LaneHistory, PricedRoute, Routing } from '../routing/route-parcel.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';
import { routeOrder } from './route-order.ts';

export interface LabelOffer {
  readonly request: Omit<LabelRequest, 'labelReference'>;
  readonly route: NonNullable<Fulfilment['route']>;
}

/**
 * All inputs are facts that stay (what was packed, when, how lanes did in weeks gone by): asked again after a crash, the offers are the same. Those that
 * refused in this round are left out.
 */
export function offersFor(
  order: Order,
  fulfilment: Fulfilment,
  warehouse: Warehouse,
  history: readonly LaneHistory[],
): LabelOffer[] {
  const { packed } = fulfilment.floor;
  if (!packed) return [];
  const parcel = { dimensions: packed.dimensions, weightG: packed.weightG };
  const shipOn = dayOf(packed.at);
  const routing = routeOrder(order, warehouse, parcel, shipOn, history);
  if (!routing?.chosen) return [];
  const refused = fulfilment.refusals?.services ?? [];
  const services = [routing.chosen, ...routing.alternatives];
  return services
    .filter(({ serviceId }) => !refused.includes(serviceId))
    .map((service) => ({
      request: {
        carrier: service.carrier,
        serviceId: service.serviceId,
        from: warehouse.address,
        to: order.shipTo,
        parcel,
        options: order.options,
        isReturn: false,
        shipOn,
      },
      route: choiceOf(service, routing, refused),
    }));
}

function choiceOf(
  { serviceId, carrier, name, mode, days, priceCents }: PricedRoute,
  routing: Routing,
  refusedLabels: readonly string[],
): LabelOffer['route'] {
  const others = [
    ...(routing.chosen ? [{ ...routing.chosen, lostBecause: 'label refused' }] : []),
    ...routing.alternatives,
  ].filter((other) => other.serviceId !== serviceId);
  return {
    rateCard: routing.rateCard,
    serviceId,
    carrier,
    name,
    mode,
    days: { ...days },
    priceCents,
    alternatives: others.map((other) => ({
      serviceId: other.serviceId,
      lostBecause: refusedLabels.includes(other.serviceId) ? 'label refused' : other.lostBecause,
    })),
    refused: routing.refused.map((each) => ({
      serviceId: each.serviceId,
      reasons: [...each.reasons],
    })),
  };
}
