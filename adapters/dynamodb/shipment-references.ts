/** A partner's numbers that mean a shipment: how a webhook, which knows no tenant, finds it. */
import { z } from 'zod';
import { shipmentIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import type { Reference, ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import { referenceKey, referencePk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import { containerEntry } from './shipment-lists.ts';
import type { Table, Write } from './table.ts';

const stored = z.strictObject({ tenant: tenantSchema, shipmentId: shipmentIdSchema });

/** Puts that repeat harmlessly; a container is also listed for its seller. */
export function referenceWrites(
  shipment: Shipment,
  references: readonly Reference[],
): readonly Write[] {
  const { tenant, shipmentId } = shipment;
  return references.flatMap((reference) => [
    { put: toItem(referenceKey(reference, shipment), { tenant, shipmentId }) },
    ...(reference.type === 'CONTAINER' ? [{ put: containerEntry(shipment, reference.value) }] : []),
  ]);
}

export async function findByReference(table: Table, reference: Reference): Promise<ShipmentKey[]> {
  const items = await readAll(table, { pk: referencePk(reference) });
  return items.map((item) => readItem(stored, item));
}
