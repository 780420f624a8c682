/** Which execution runs a shipment: its name is a function of id and epoch, so an accepted request starts exactly one (design 3.1). */
import type { OutboxMessage } from '../outbox/outbox.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ShipmentHead } from './shipment-record.ts';

type Started = Pick<ShipmentHead, 'tenant' | 'shipmentId' | 'epoch'>;

export function executionName({ shipmentId, epoch }: Omit<Started, 'tenant'>): string {
  return `shp-${shipmentId}-${epoch}`;
}

export function startMessage({ tenant, shipmentId, epoch }: Started, at: Timestamp): OutboxMessage {
  return {
    tenant,
    entityId: shipmentId,
    epoch,
    workflow: 'shipment',
    executionName: executionName({ shipmentId, epoch }),
    input: JSON.stringify({ tenant, shipmentId, epoch }),
    createdAt: at,
  };
}
