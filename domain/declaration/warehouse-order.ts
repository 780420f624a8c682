/** The 海外仓订仓单: the order with the overseas warehouse that customs holds against the declaration (domain-facts 3.5). */
import { formatMoney } from '../kernel/money.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';
import type { DeclaredGoods } from './declaration-goods.ts';
import type { ExportDeclaration } from './export-declaration.ts';

export function orderNumberOf(shipmentId: string): string {
  return `DC-${shipmentId}`;
}

export function warehouseOrderOf(
  head: Pick<ShipmentHead, 'shipmentId' | 'destination'>,
  goods: DeclaredGoods,
): ExportDeclaration['warehouseOrder'] {
  return {
    orderNumber: orderNumberOf(head.shipmentId),
    warehouseId: head.destination.warehouseId,
    lines: goods.lines.map(({ line, value }) => ({
      sku: line.sku,
      quantity: line.quantity,
      total: formatMoney(value),
    })),
  };
}
