/**
 * The one door for tracking events, however they came: fold it in, learn the carrier's numbers from it, wake the shipment.
 * The waking comes for a duplicate too: a duplicate does not mean done (design 3.3).
 */
import type { Reference, ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import { patchShipment } from '../../domain/shipment/shipment-record.ts';
import { foldEvent } from '../../domain/tracking/fold-event.ts';
import { learnReferences } from '../../domain/tracking/learn-references.ts';
import { trackingEventSchema, type TrackingEvent } from '../../domain/tracking/tracking-event.ts';
import { againWhenStale } from './again.ts';
import type { ConsumerPorts } from './consumer-ports.ts';
import { meantShipments } from './meant-shipments.ts';

export type TrackingPorts = Pick<ConsumerPorts, 'now' | 'shipments' | 'tracking' | 'signal'>;

export async function applyTracking(
  ports: TrackingPorts,
  key: ShipmentKey,
  event: TrackingEvent,
  references: readonly Reference[],
): Promise<void> {
  const folded = await againWhenStale(async () => {
    const next = foldEvent(await ports.tracking.projection(key), event);
    return ports.tracking.apply(key, event, next);
  });
  const learned = await againWhenStale(() => learn(ports, key, event, references));
  // An earlier try may have died between learning a number and bringing what waited under it.
  const news = folded === 'duplicate' ? await meaning(ports, key, references) : learned;
  for (const reference of news) await applyWaiting(ports, key, reference);
  await ports.signal(key, event.eventKey);
}

/** The references that mean this shipment by now. */
async function meaning(
  { shipments }: TrackingPorts,
  { shipmentId }: ShipmentKey,
  references: readonly Reference[],
): Promise<readonly Reference[]> {
  const meant = await Promise.all(
    references.map(async (reference) => {
      const keys = await shipments.findByReference(reference);
      return keys.some((key) => key.shipmentId === shipmentId) ? [reference] : [];
    }),
  );
  return meant.flat();
}

/** The references that now mean this shipment and did not before. */
async function learn(
  { now, shipments }: TrackingPorts,
  key: ShipmentKey,
  event: TrackingEvent,
  references: readonly Reference[],
): Promise<readonly Reference[]> {
  const shipment = await shipments.find(key);
  const learned = shipment && learnReferences(shipment, event, references);
  if (!learned) return [];
  const next = patchShipment(shipment, learned.patch, now());
  await shipments.save({ next, references: learned.references });
  return learned.references;
}

/** What came under a number before anybody knew it. */
export async function applyWaiting(
  ports: TrackingPorts,
  key: ShipmentKey,
  reference: Reference,
): Promise<void> {
  for (const waiting of await ports.tracking.unmatched(reference)) {
    await applyTracking(ports, key, trackingEventSchema.parse(JSON.parse(waiting.body)), []);
    await ports.tracking.forgetUnmatched(reference, waiting.eventKey);
  }
}

/** Keeps an event of an unknown number; if the number became known meanwhile, it is applied after all. */
export async function keepForLater(
  ports: TrackingPorts,
  event: TrackingEvent,
  references: readonly Reference[],
): Promise<void> {
  const [strongest] = references;
  if (!strongest) return;
  await ports.tracking.keepUnmatched(
    strongest,
    event.source.provider,
    event.eventKey,
    JSON.stringify(event),
    ports.now(),
  );
  for (const key of await meantShipments(ports, [strongest]))
    await applyWaiting(ports, key, strongest);
}
