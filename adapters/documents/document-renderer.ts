/** Prints a shipment's papers: PDF with Chinese and Latin text, XLSX for those who reckon on. */
import type { DocumentRenderer } from '../../domain/document/document-renderer.ts';
import type { DocumentFormat, PaperKind } from '../../domain/document/plan-documents.ts';
import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { cartonLabelsPdf } from './carton-labels-pdf.ts';
import { commercialInvoicePdf } from './commercial-invoice-pdf.ts';
import { commercialInvoiceXlsx } from './commercial-invoice-xlsx.ts';
import { inboundAddressPdf } from './inbound-address-pdf.ts';
import { packingListPdf } from './packing-list-pdf.ts';
import { packingListXlsx } from './packing-list-xlsx.ts';

type Print = (papers: ShipmentPapers) => Promise<Uint8Array>;

const PRINTS: Record<PaperKind, Partial<Record<DocumentFormat, Print>>> = {
  PACKING_LIST: { pdf: packingListPdf, xlsx: packingListXlsx },
  COMMERCIAL_INVOICE: { pdf: commercialInvoicePdf, xlsx: commercialInvoiceXlsx },
  CARTON_LABELS: { pdf: cartonLabelsPdf },
  INBOUND_ADDRESS: { pdf: inboundAddressPdf },
};

export function createDocumentRenderer(): DocumentRenderer {
  return {
    async render(kind, format, papers) {
      const print = PRINTS[kind][format];
      if (!print) throw new BrokenRecord(`${kind} is not printed as ${format}`);
      return print(papers);
    },
  };
}
