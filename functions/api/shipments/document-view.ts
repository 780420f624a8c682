/** The documents of a shipment or a return as their seller sees them, each with a link that lives for minutes. */
import type { z } from 'zod';
import type { DocumentRecord, DocumentStore } from '../../../domain/document/document.ts';
import type { documentList, documentView } from './contract.ts';
import type { DocumentLinks } from './shipments-ports.ts';

interface Ports {
  readonly documents: DocumentStore;
  readonly links: DocumentLinks;
}
interface Key {
  readonly tenant: string;
  readonly entityId: string;
}

export async function documentsOf(ports: Ports, key: Key): Promise<z.input<typeof documentList>> {
  const documents = await ports.documents.ofEntity(key.tenant, key.entityId);
  return { data: await Promise.all(documents.map((document) => shown(ports, key, document))) };
}

async function shown(
  ports: Ports,
  key: Key,
  document: DocumentRecord,
): Promise<z.input<typeof documentView>> {
  const { key: file, shipmentId: _, ...record } = await arrived(ports, key, document);
  if (record.status === 'REQUESTED') return record;
  return { ...record, url: await ports.links.download(file, record.fileName) };
}

/** An upload goes straight to the bucket; whoever looks first notes that it came. */
async function arrived(
  { documents, links }: Ports,
  { tenant, entityId }: Key,
  document: DocumentRecord,
): Promise<DocumentRecord> {
  if (document.status !== 'REQUESTED' || !(await links.exists(document.key))) return document;
  const uploaded: DocumentRecord = { ...document, status: 'UPLOADED' };
  await documents.put(tenant, entityId, uploaded);
  return uploaded;
}
