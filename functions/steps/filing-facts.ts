/** What every customs data set is built from. */
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import { declaredSkus } from './declared-skus.ts';
import { contentOf, warehouseOf } from './shipment-records.ts';
import type { StepPorts } from './step-ports.ts';

export type FactPorts = Pick<StepPorts, 'shipments' | 'skus' | 'sellers' | 'warehouses'>;

export async function filingFacts(ports: FactPorts, head: Shipment) {
  const content = await contentOf(ports, head);
  const [skus, seller, warehouse] = await Promise.all([
    declaredSkus(ports, head, content),
    ports.sellers.find(head.tenant),
    warehouseOf(ports, head),
  ]);
  if (!seller) throw new BrokenRecord(`no seller ${head.tenant}`);
  return { head, content, skus, seller, warehouse };
}
