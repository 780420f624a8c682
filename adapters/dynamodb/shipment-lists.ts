/** The seller's lists of shipments, newest first: all, by PO, by container (list entries), by status (gsi1). */
import type { Page, PageRequest } from '../../domain/kernel/page.ts';
import { shipmentSchema, type Shipment } from '../../domain/shipment/shipment.ts';
import type { ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import {
  containerListPk,
  entityPk,
  listSk,
  poListPk,
  shipmentListPk,
  statusListPk,
} from './keys.ts';
import { readList } from './list.ts';
import { readItem } from './record.ts';
import type { Item, Query, Table } from './table.ts';

type Filter = Parameters<ShipmentStore['list']>[0];

export function listEntries(shipment: Shipment): Item[] {
  return [entry(shipmentListPk(shipment.tenant), shipment)];
}

export function poEntries(shipment: Shipment): Item[] {
  return [...new Set(shipment.poNumbers)].map((po) =>
    entry(poListPk(shipment.tenant, po), shipment),
  );
}

export function containerEntry(shipment: Shipment, number: string): Item {
  return entry(containerListPk(shipment.tenant, number), shipment);
}

/** The narrowest list is walked; the other filters are applied to what it names. */
export function listShipments(
  table: Table,
  filter: Filter,
  page: PageRequest,
): Promise<Page<Shipment>> {
  return readList(table, { ...listOf(filter), descending: true }, page, async (entries) => {
    const keys = entries.map(({ sk, gsi1sk }) => ({
      pk: entityPk(filter.tenant, idOf(typeof gsi1sk === 'string' ? gsi1sk : sk)),
      sk: 'HEAD',
    }));
    const heads = new Map((await table.getMany(keys)).map((item) => [item.pk, item]));
    return keys
      .flatMap(({ pk }) => heads.get(pk) ?? [])
      .map((item) => readItem(shipmentSchema, item))
      .filter((shipment) => fits(shipment, filter));
  });
}

function listOf({ tenant, status, po, container }: Filter): Pick<Query, 'pk' | 'index'> {
  if (container !== undefined) return { pk: containerListPk(tenant, container) };
  if (po !== undefined) return { pk: poListPk(tenant, po) };
  if (status !== undefined) return { pk: statusListPk(tenant, status), index: 'gsi1' };
  return { pk: shipmentListPk(tenant) };
}

function fits(shipment: Shipment, { status, po }: Filter): boolean {
  return (
    (status === undefined || shipment.status === status) &&
    (po === undefined || shipment.poNumbers.includes(po))
  );
}

function entry(pk: string, { createdAt, shipmentId }: Shipment): Item {
  return { pk, sk: listSk(createdAt, shipmentId) };
}

function idOf(sk: string): string {
  return sk.slice(sk.lastIndexOf('#') + 1);
}
