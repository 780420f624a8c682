import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { DocumentRecord } from '../../../domain/document/document.ts';
import { IdempotencyKeyReused } from '../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../domain/kernel/time.ts';
import type { ShipmentKey } from '../../../domain/shipment/shipment-store.ts';
import { idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams, uploadDocumentRequest } from './contract.ts';
import type { uploadGranted } from './contract.ts';
import { mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

/** 201 with a form that uploads exactly one file of this type. The same key gives the same document and a fresh form. */
export const uploadDocument = (ports: ShipmentsPorts) =>
  sellerRoute('POST', '/shipments/{shipmentId}/documents', 'shipments:write', {
    params: shipmentParams,
    query: noQuery,
    body: uploadDocumentRequest,
    handle: async ({ caller: { tenant }, params: { shipmentId }, body, request }) => {
      const documentId = documentIdOf(idempotencyKeyOf(request));
      const key = { tenant, shipmentId };
      await mustFind(ports.shipments, key);
      const document = await requested(ports, key, documentId, body);
      const { expiresInSeconds, ...form } = await ports.links.upload(
        document.key,
        body.contentType,
      );
      const upload = { ...form, expiresAt: addSeconds(ports.now(), expiresInSeconds) };
      const granted: z.input<typeof uploadGranted> = { documentId, upload };
      return { status: 201, body: granted, headers: { location: `${request.path}#${documentId}` } };
    },
  });

/** The record of the request, written once. Throws IdempotencyKeyReused when the key asked for another file. */
async function requested(
  ports: ShipmentsPorts,
  { tenant, shipmentId }: ShipmentKey,
  documentId: string,
  asked: z.output<typeof uploadDocumentRequest>,
): Promise<DocumentRecord> {
  const documents = await ports.documents.ofEntity(tenant, shipmentId);
  const known = documents.find((d) => d.documentId === documentId);
  if (known) {
    const same = known.kind === asked.kind && known.fileName === asked.fileName;
    if (!same || known.contentType !== asked.contentType) throw new IdempotencyKeyReused();
    return known;
  }
  const key = `T/${tenant}/shipments/${shipmentId}/uploads/${documentId}`;
  const createdAt = ports.now();
  const document: DocumentRecord = {
    ...asked,
    documentId,
    shipmentId,
    key,
    status: 'REQUESTED',
    createdAt,
  };
  await ports.documents.put(tenant, shipmentId, document);
  return document;
}

/** Made of the key, so that a retry finds its document. */
function documentIdOf(idempotencyKey: string): string {
  return `doc_${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32)}`;
}
