/** The advance shipping notice: every carton with its PO, SSCC and SKUs (M-066). */
import type { ShippingNotice } from '../partner/warehouse-port.ts';
import { addSeconds, latest, type Timestamp } from '../kernel/time.ts';
import type { Sku } from '../sku/sku.ts';
import type { TrackingProjection } from '../tracking/tracking-event.ts';
import type { Shipment, ShipmentContent } from './shipment.ts';
import { arrival } from './voyage.ts';

const DRAYAGE_SECONDS = 3 * 86_400;

export function shippingNoticeOf(of: {
  readonly shipment: Shipment;
  readonly content: ShipmentContent;
  readonly skus: readonly Sku[];
  readonly tracking: TrackingProjection;
  readonly now: Timestamp;
}): ShippingNotice {
  const { shipment, content, now } = of;
  const masters = new Map<string, Sku>(of.skus.map((sku) => [sku.sku, sku]));
  return {
    asnId: shipment.shipmentId,
    warehouseId: shipment.destination.warehouseId,
    containers: shipment.carriage.containers,
    expectedAt: addSeconds(latest([arrival(of)?.at, now]), DRAYAGE_SECONDS),
    cartons: content.cartons.map(({ cartonNumber, sscc = '', poNumber = '', lines }) => ({
      cartonNumber,
      sscc,
      poNumber,
      lines: lines.map(({ sku, quantity }) => ({
        sku,
        quantity,
        barcode: masters.get(sku)?.barcode.value ?? '',
        storageCondition: masters.get(sku)?.storageCondition ?? 'AMBIENT',
      })),
    })),
  };
}
