import type { Shipment, ShipmentContent } from '../../domain/shipment/shipment.ts';
import type { Sku } from '../../domain/sku/sku.ts';
import type { StepPorts } from './step-ports.ts';

/** The masters of everything packed or declared; those not registered are simply not in here. */
export function declaredSkus(
  { skus }: Pick<StepPorts, 'skus'>,
  { tenant }: Pick<Shipment, 'tenant'>,
  { cartons, declaredLines = [] }: ShipmentContent,
): Promise<Sku[]> {
  const lines = [...cartons.flatMap((carton) => carton.lines), ...declaredLines];
  return skus.findMany(tenant, [...new Set(lines.map((line) => line.sku))]);
}
