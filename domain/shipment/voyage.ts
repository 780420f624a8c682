/** What the tracking facts say of the main leg: loaded, sailed, put ashore on the way, rolled to a later sailing, arrived. */
import { secondsBetween, type Timestamp } from '../kernel/time.ts';
import {
  actualFacts,
  expectedFact,
  trackingFacts,
  type TrackingFact,
} from '../tracking/tracking-facts.ts';
import type { ShipmentView } from './shipment-view.ts';

type Travelling = Pick<ShipmentView, 'tracking' | 'shipment'>;

/** An estimate this much after the plan is another sailing, not a late tide. */
const ROLLED_SECONDS = 24 * 3600;

export function arrival({ tracking, shipment }: Travelling): TrackingFact | undefined {
  const port = shipment.destination.port;
  const there = actualFacts(
    tracking,
    ['arrived_port', 'discharged', 'arrived_facility'],
    port,
  ).filter((f) => f.place === port);
  return there[0] ?? actualFacts(tracking, ['arrived_warehouse', 'delivered'])[0];
}

export function departure({ tracking, shipment }: Travelling): TrackingFact | undefined {
  return actualFacts(tracking, ['departed_port'], shipment.origin.port)[0];
}

export function loading({ tracking, shipment }: Travelling): TrackingFact | undefined {
  return actualFacts(tracking, ['loaded'], shipment.origin.port)[0];
}

/** Ashore at a port on the way: the last thing that happened between the two ports was an arrival. */
export function isAshoreOnTheWay({ tracking, shipment }: Travelling): boolean {
  const ends = [shipment.origin.port, shipment.destination.port];
  const onTheWay = actualFacts(tracking, [
    'arrived_port',
    'discharged',
    'loaded',
    'departed_port',
  ]).filter((f) => f.place !== undefined && !ends.includes(f.place));
  const last = onTheWay.at(-1);
  return last !== undefined && last.milestone !== 'departed_port';
}

/** The new departure when the carrier moved us to another sailing before we left. */
export function rolledTo({ tracking, shipment }: Travelling): TrackingFact | undefined {
  const departures = trackingFacts(tracking).filter(
    (f) =>
      f.milestone === 'departed_port' &&
      f.place === shipment.origin.port &&
      f.classifier !== 'actual',
  );
  const estimate = departures.find((f) => f.classifier === 'estimated');
  if (!estimate) return undefined;
  const plan = departures.find((f) => f.classifier === 'planned');
  const isLater = plan
    ? secondsBetween(plan.at, estimate.at) >= ROLLED_SECONDS
    : estimate.reason !== undefined;
  return isLater ? estimate : undefined;
}

export function expectedArrivalAt({ tracking, shipment }: Travelling): Timestamp | undefined {
  return expectedFact(tracking, 'arrived_port', shipment.destination.port)?.at;
}

export function expectedDepartureAt({ tracking, shipment }: Travelling): Timestamp | undefined {
  return expectedFact(tracking, 'departed_port', shipment.origin.port)?.at;
}
