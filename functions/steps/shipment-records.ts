/** Reading and moving a shipment, the same for every step. */
import { NotFound, BrokenRecord } from '../../domain/kernel/domain-error.ts';
import type { Timestamp } from '../../domain/kernel/time.ts';
import { advanceShipment, type Occasion } from '../../domain/shipment/advance-shipment.ts';
import type { ShipmentEvent } from '../../domain/shipment/shipment-lifecycle.ts';
import { executionName } from '../../domain/shipment/shipment-outbox.ts';
import { patchShipment, type ShipmentPatch } from '../../domain/shipment/shipment-record.ts';
import type { Reference, ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import type { Shipment, ShipmentContent } from '../../domain/shipment/shipment.ts';
import type { Warehouse } from '../../domain/warehouse/warehouse.ts';
import type { StepPorts } from './step-ports.ts';

export type Shipments = Pick<StepPorts, 'shipments' | 'now'>;

export async function mustFind(
  { shipments }: Pick<StepPorts, 'shipments'>,
  key: ShipmentKey,
): Promise<Shipment> {
  const found = await shipments.find(key);
  if (!found) throw new NotFound(`shipment ${key.shipmentId}`);
  return found;
}

export async function contentOf(
  { shipments }: Pick<StepPorts, 'shipments'>,
  shipment: Shipment,
): Promise<ShipmentContent> {
  const content = await shipments.findContent(shipment, shipment.contentVersion);
  if (!content)
    throw new BrokenRecord(
      `shipment ${shipment.shipmentId} has no content ${shipment.contentVersion}`,
    );
  return content;
}

export async function warehouseOf(
  { warehouses }: Pick<StepPorts, 'warehouses'>,
  { destination }: Shipment,
): Promise<Warehouse> {
  const found = await warehouses.find(destination.warehouseId);
  if (!found) throw new BrokenRecord(`no warehouse ${destination.warehouseId}`);
  return found;
}

export interface ChangeOf {
  readonly reasonCode?: string;
  readonly patch?: ShipmentPatch;
  readonly references?: readonly Reference[];
}

/** Moves and saves; `already` when an earlier attempt did. Throws StaleVersion, IllegalTransition. */
export async function moveTo(
  ports: Shipments,
  shipment: Shipment,
  event: ShipmentEvent,
  of: ChangeOf = {},
): Promise<Shipment> {
  const { references, ...rest } = of;
  const advance = advanceShipment(shipment, event, {
    ...occasionOf(shipment, ports.now()),
    ...rest,
  });
  if (advance.kind === 'already') return shipment;
  await ports.shipments.save({
    next: advance.next,
    change: advance.change,
    ...(references && { references }),
  });
  return advance.next;
}

/** Other facts, same status. */
export async function patchTo(
  ports: Shipments,
  shipment: Shipment,
  patch: ShipmentPatch,
  references: readonly Reference[] = [],
): Promise<Shipment> {
  const next = patchShipment(shipment, patch, ports.now());
  await ports.shipments.save({ next, references });
  return next;
}

/** The workflow is the actor; its execution's name ties log entries together. */
export function occasionOf(shipment: Shipment, at: Timestamp): Occasion {
  return { at, actor: 'workflow', correlationId: executionName(shipment) };
}
