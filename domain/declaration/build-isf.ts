/** Importer Security Filing, 10+2 (19 CFR 149): for goods that come to the US by vessel, 24 hours before lading (domain-facts 3.8). */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { Seller } from '../seller/seller.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';
import type { Address, Mode, ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { declaredGoods } from './declaration-goods.ts';

const BY_VESSEL: readonly Mode[] = ['SEA_FCL', 'SEA_LCL', 'SEA_TRUCK'];

/** 19 CFR 149.2(b). */
const HOURS_BEFORE_LADING = 24;

/** By the port of discharge: Canadian goods through a US port are IE/T&E moves, filed as ISF-5 by the carrier. */
export function needsIsf(
  { mode }: Pick<ShipmentHead, 'mode'>,
  { address }: Pick<Warehouse, 'address'>,
): boolean {
  return BY_VESSEL.includes(mode) && address.country === 'US';
}

/** Until when customs must have accepted it. */
export function isfDueBy(ladingAt: Timestamp): Timestamp {
  return addSeconds(ladingAt, -HOURS_BEFORE_LADING * 3600);
}

export interface IsfFacts {
  readonly head: Pick<ShipmentHead, 'shipmentId' | 'currency' | 'origin' | 'carriage' | 'incoterm'>;
  readonly content: ShipmentContent;
  readonly skus: readonly Sku[];
  readonly seller: Pick<Seller, 'name' | 'importerNumbers'>;
  readonly warehouse: Warehouse;
  /** Whose number stands as importer when the seller has none: Portage's own, for DDP. */
  readonly platformImporterNumber: string;
}

/** The importer's ten elements; the carrier files the other two. HTS to six digits (19 CFR 149.3(a)). */
export function buildIsf(facts: IsfFacts) {
  const { head, content, skus, seller, warehouse } = facts;
  const from: Address = head.origin.address;
  const importer = seller.importerNumbers['US'] ?? facts.platformImporterNumber;
  const items = declaredGoods(head, content, skus).lines.map(({ sku }) => ({
    countryOfOrigin: sku.originCountry,
    hts6: (sku.importHsCode ?? sku.hsCode).slice(0, 6),
    manufacturer: { name: seller.name, address: from },
  }));
  return {
    seller: { name: seller.name, address: from },
    buyer: { name: seller.name, address: from },
    importerOfRecordNumber: importer,
    consigneeNumber: importer,
    shipTo: { name: warehouse.name, address: warehouse.address },
    items,
    stuffingLocation: from,
    consolidator: { name: from.name, address: from },
    billOfLading: head.carriage.transportDocumentReference ?? head.carriage.bookingReference ?? '',
    containers: head.carriage.containers,
  };
}
