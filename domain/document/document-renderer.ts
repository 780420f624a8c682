import type { DocumentFormat, PaperKind } from './plan-documents.ts';
import type { ShipmentPapers } from './shipment-papers.ts';

/** Prints a paper. Implemented by adapters/documents/document-renderer.ts. */
export interface DocumentRenderer {
  /** The bytes of the file. Throws BrokenRecord when the papers contradict themselves. */
  render(kind: PaperKind, format: DocumentFormat, papers: ShipmentPapers): Promise<Uint8Array>;
}
