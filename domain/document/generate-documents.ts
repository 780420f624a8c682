/** Makes the papers of a shipment's content version: files first, records after, so that a record always has its file. */
import type { DocumentFiles } from './document-files.ts';
import type { DocumentRecord, DocumentStore } from './document.ts';
import type { DocumentRenderer } from './document-renderer.ts';
import { planDocuments, type PlannedDocument } from './plan-documents.ts';
import type { ShipmentPapers } from './shipment-papers.ts';

export interface DocumentWorkshop {
  readonly renderer: DocumentRenderer;
  readonly files: DocumentFiles;
  readonly documents: DocumentStore;
}

/** The records of the papers made, in plan order. Repeating it makes the same files and records again. */
export async function generateDocuments(
  papers: ShipmentPapers,
  { renderer, files, documents }: DocumentWorkshop,
): Promise<DocumentRecord[]> {
  const { tenant, shipmentId } = papers.shipment;
  const made: DocumentRecord[] = [];
  for (const planned of planDocuments(papers.shipment)) {
    const bytes = await renderer.render(planned.kind, planned.format, papers);
    await files.put(planned.key, planned.contentType, bytes);
    const record = recordOf(planned, papers);
    await documents.put(tenant, shipmentId, record);
    made.push(record);
  }
  await supersede(papers, documents);
  return made;
}

/** Papers of an older content stay readable, and say that they no longer hold. */
async function supersede({ shipment }: ShipmentPapers, documents: DocumentStore): Promise<void> {
  const { tenant, shipmentId, contentVersion } = shipment;
  const older = (await documents.ofEntity(tenant, shipmentId)).filter(
    (record) =>
      record.status === 'APPROVED' && (record.contentVersion ?? contentVersion) < contentVersion,
  );
  for (const record of older) {
    await documents.put(tenant, shipmentId, { ...record, status: 'SUPERSEDED' });
  }
}

function recordOf(
  { documentId, kind, fileName, contentType, key }: PlannedDocument,
  { shipment, issuedAt }: ShipmentPapers,
): DocumentRecord {
  return {
    documentId,
    shipmentId: shipment.shipmentId,
    kind,
    fileName,
    contentType,
    key,
    status: 'APPROVED',
    contentVersion: shipment.contentVersion,
    createdAt: issuedAt,
  };
}
