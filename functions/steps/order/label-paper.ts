/** The label as a file: as the carrier made it, or drawn by us (M-104). */
import type { DocumentFiles } from '../../../domain/document/document-files.ts';
import type { LabelRequest } from '../../../domain/parcel/parcel-carrier-port.ts';

/** A 4 x 6 in PDF with its barcode. Implemented by adapters/documents. */
export type DrawLabel = (
  request: LabelRequest & { readonly trackingNumber: string },
) => Promise<Uint8Array>;

/** Keeps the paper; returns its key. The same label is the same file. */
export async function keepLabel(
  { files, drawLabel }: { readonly files: DocumentFiles; readonly drawLabel: DrawLabel },
  { tenant, orderId }: { readonly tenant: string; readonly orderId: string },
  request: LabelRequest & { readonly trackingNumber: string },
  pdf: Uint8Array | undefined,
): Promise<string> {
  const key = `T/${tenant}/orders/${orderId}/label-${request.labelReference}.pdf`;
  await files.put(key, 'application/pdf', pdf ?? (await drawLabel(request)));
  return key;
}
