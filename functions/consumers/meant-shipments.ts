/** Which shipments a partner's numbers mean. */
import { closedStatusSchema } from '../../domain/shipment/shipment-lifecycle.ts';
import type { Reference, ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import type { ConsumerPorts } from './consumer-ports.ts';

type Ports = Pick<ConsumerPorts, 'shipments'>;

/** Those of the strongest known reference. A box travels again: alone, its number means only journeys that are not over. */
export async function meantShipments(
  ports: Ports,
  references: readonly Reference[],
): Promise<ShipmentKey[]> {
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
