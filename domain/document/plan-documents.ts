/** Which papers a shipment's content version needs (M-026), where they lie, and what they are called. */
import type { Shipment } from '../shipment/shipment.ts';
import type { DocumentKind } from './document.ts';

export type DocumentFormat = 'pdf' | 'xlsx';

export interface PlannedDocument {
  /** A function of shipment, content version, kind and format: planning twice is planning once. */
  readonly documentId: string;
  readonly kind: PaperKind;
  readonly format: DocumentFormat;
  readonly fileName: string;
  readonly contentType: string;
  /** Exact S3 key. */
  readonly key: string;
}

/** The papers we make ourselves. */
export type PaperKind = Extract<
  DocumentKind,
  'PACKING_LIST' | 'COMMERCIAL_INVOICE' | 'CARTON_LABELS' | 'INBOUND_ADDRESS'
>;

const PAPERS = [
  { kind: 'PACKING_LIST', name: 'packing-list', formats: ['pdf', 'xlsx'] },
  { kind: 'COMMERCIAL_INVOICE', name: 'commercial-invoice', formats: ['pdf', 'xlsx'] },
  { kind: 'CARTON_LABELS', name: 'carton-labels', formats: ['pdf'] },
  { kind: 'INBOUND_ADDRESS', name: 'inbound-address', formats: ['pdf'] },
] as const;

const CONTENT_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function planDocuments(
  shipment: Pick<Shipment, 'tenant' | 'shipmentId' | 'contentVersion'>,
): PlannedDocument[] {
  const { tenant, shipmentId, contentVersion } = shipment;
  return PAPERS.flatMap(({ kind, name, formats }) =>
    formats.map((format) => ({
      documentId: `doc_${shipmentId.slice(-26)}_v${contentVersion}_${name}_${format}`,
      kind,
      format,
      fileName: `${name}-v${contentVersion}.${format}`,
      contentType: CONTENT_TYPES[format],
      key: `T/${tenant}/shipments/${shipmentId}/v${contentVersion}/${name}.${format}`,
    })),
  );
}
