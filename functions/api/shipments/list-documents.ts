import type { z } from 'zod';
import type { DocumentRecord } from '../../../domain/document/document.ts';
import type { ShipmentKey } from '../../../domain/shipment/shipment-store.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import type { documentView } from './contract.ts';
import { mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

/** Every document of the shipment, each with a link that lives for minutes. */
export const listDocuments = (ports: ShipmentsPorts) =>
  sellerRoute('GET', '/shipments/{shipmentId}/documents', 'shipments:read', {
    params: shipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { shipmentId } }) => {
      const key = { tenant, shipmentId };
      await mustFind(ports.shipments, key);
      const documents = await ports.documents.ofShipment(tenant, shipmentId);
      const data = await Promise.all(documents.map((document) => shown(ports, key, document)));
      return { status: 200, body: { data } };
    },
  });

async function shown(
  ports: ShipmentsPorts,
  key: ShipmentKey,
  document: DocumentRecord,
): Promise<z.input<typeof documentView>> {
  const { key: file, shipmentId: _, ...record } = await arrived(ports, key, document);
  if (record.status === 'REQUESTED') return record;
  return { ...record, url: await ports.links.download(file, record.fileName) };
}

/** An upload goes straight to the bucket; whoever looks first notes that it came. */
async function arrived(
  ports: ShipmentsPorts,
  { tenant, shipmentId }: ShipmentKey,
  document: DocumentRecord,
): Promise<DocumentRecord> {
  if (document.status !== 'REQUESTED' || !(await ports.links.exists(document.key))) return document;
  const uploaded: DocumentRecord = { ...document, status: 'UPLOADED' };
  await ports.documents.put(tenant, shipmentId, uploaded);
  return uploaded;
}
