/** A carrier's notification: read, made canonical, given to the shipments it is about, or kept until there is one. */
import { parseDcsaEvents, type Carried } from '../../adapters/carriers/dcsa/parse-events.ts';
import type { Reference, ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import { closedStatusSchema } from '../../domain/shipment/shipment-lifecycle.ts';
import type { WebhookDelivery } from '../webhooks/contract.ts';
import { applyTracking, keepForLater, type TrackingPorts } from './apply-tracking.ts';
import type { ConsumerPorts } from './consumer-ports.ts';

type Ports = TrackingPorts & Pick<ConsumerPorts, 'readRaw'>;

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept. */
export function createFoldTracking(ports: Ports) {
  return async ({ rawKey, receivedAt }: WebhookDelivery): Promise<void> => {
    const carried = parseDcsaEvents(await ports.readRaw(rawKey), { rawKey, receivedAt });
    for (const each of carried) await deliver(ports, each);
  };
}

async function deliver(ports: Ports, { event, references }: Carried): Promise<void> {
  const keys = await meant(ports, references);
  for (const key of keys) await applyTracking(ports, key, event, references);
  if (keys.length === 0) await keepForLater(ports, event, references);
}

/** Whom the strongest known reference means. A box travels again: alone, its number means only journeys that are not over. */
async function meant(ports: Ports, references: readonly Reference[]): Promise<ShipmentKey[]> {
  for (const reference of references) {
    const keys = await ports.shipments.findByReference(reference);
    const found = reference.type === 'CONTAINER' ? await underWay(ports, keys) : keys;
    if (found.length > 0) return found;
  }
  return [];
}

async function underWay(
  { shipments }: Ports,
  keys: readonly ShipmentKey[],
): Promise<ShipmentKey[]> {
  const found = await Promise.all(keys.map((key) => shipments.find(key)));
  return found.flatMap((shipment) =>
    shipment && !closedStatusSchema.safeParse(shipment.status).success ? [shipment] : [],
  );
}
