/** Prints the papers of the accepted content. The same content prints the same files again. */
import {
  generateDocuments,
  type DocumentWorkshop,
} from '../../../domain/document/generate-documents.ts';
import { BrokenRecord } from '../../../domain/kernel/domain-error.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { declaredSkus } from '../declared-skus.ts';
import { contentOf, mustFind, warehouseOf } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = Pick<StepPorts, 'now' | 'shipments' | 'skus' | 'sellers' | 'warehouses'> & {
  readonly workshop: DocumentWorkshop;
};

export function createGenerateDocuments(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const content = await contentOf(ports, shipment);
    const [skus, seller, warehouse] = await Promise.all([
      declaredSkus(ports, shipment, content),
      ports.sellers.find(key.tenant),
      warehouseOf(ports, shipment),
    ]);
    if (!seller) throw new BrokenRecord(`no seller ${key.tenant}`);
    const papers = { shipment, content, skus, seller, warehouse, issuedAt: ports.now() };
    await generateDocuments(papers, ports.workshop);
    return { outcome: 'DONE' };
  };
}
