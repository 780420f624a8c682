/** Portage's HTTP API as a seller and as the operations staff call it: nothing here knows more than a caller may. */
import type { z } from 'zod';
import { casePage, operationsCasePage, type caseView } from '../../functions/api/cases/contract.ts';
import { inventoryPage } from '../../functions/api/inventory/contract.ts';
import { orderAccepted, orderDetail, orderPage } from '../../functions/api/orders/contract.ts';
import { importView, removalView } from '../../functions/api/removals/contract.ts';
import {
  photoGranted,
  recallAccepted,
  returnAccepted,
  returnDetail,
  returnPage,
} from '../../functions/api/returns/contract.ts';
import { skuView } from '../../functions/api/skus/contract.ts';
import {
  documentList,
  receiptView,
  shipmentAccepted,
  shipmentDetail,
  timelineView,
  uploadGranted,
} from '../../functions/api/shipments/contract.ts';

/** Portage refused: `status` and the problem's code and faults. */
export class PortageRefused extends Error {
  override readonly name = 'PortageRefused';
  readonly status: number;

  constructor(request: string, status: number, body: string) {
    super(`${request} answered ${status}: ${body.slice(0, 2000)}`);
    this.status = status;
  }
}

export type Timeline = z.infer<typeof timelineView>;
export type OrderDetail = z.infer<typeof orderDetail>;
export type ReturnDetail = z.infer<typeof returnDetail>;
export type OpenCase = z.infer<typeof caseView>;

export interface PortageClientOptions {
  /** Base URL of the API. */
  readonly url: string;
  readonly sellerKey: string;
  readonly operationsToken: string;
}

export type PortageClient = ReturnType<typeof createPortageClient>;

export function createPortageClient({ url, sellerKey, operationsToken }: PortageClientOptions) {
  const request = async (
    method: string,
    path: string,
    token: string,
    body?: object | string,
    key?: string,
  ): Promise<unknown> => {
    const isCsv = typeof body === 'string';
    const answer = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': isCsv ? 'text/csv' : 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': key ?? crypto.randomUUID() }),
      },
      ...(body && { body: isCsv ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new PortageRefused(`${method} ${path}`, answer.status, text);
    return text === '' ? {} : JSON.parse(text);
  };
  const get = (path: string) => request('GET', path, sellerKey);
  const post = (path: string, body: object, key?: string) =>
    request('POST', path, sellerKey, body, key);

  return {
    /** False when it is registered already. */
    registerSku: async (details: object): Promise<boolean> => {
      try {
        await post('/skus', details);
        return true;
      } catch (error) {
        if (error instanceof PortageRefused && error.status === 409) return false;
        throw error;
      }
    },
    sku: async (code: string) => skuView.parse(await get(`/skus/${code}`)),
    createShipment: async (body: object, key?: string) =>
      shipmentAccepted.parse(await post('/shipments', body, key)),
    shipment: async (id: string) => shipmentDetail.parse(await get(`/shipments/${id}`)),
    timeline: async (id: string) => timelineView.parse(await get(`/shipments/${id}/timeline`)),
    receipts: async (id: string) => receiptView.parse(await get(`/shipments/${id}/receipts`)),
    documents: async (id: string) =>
      documentList.parse(await get(`/shipments/${id}/documents`)).data,
    cancel: (id: string, reason: string) => post(`/shipments/${id}/cancel`, { reason }),
    placeOrder: async (body: object, key?: string) =>
      orderAccepted.parse(await post('/orders', body, key)),
    order: async (id: string) => orderDetail.parse(await get(`/orders/${id}`)),
    /** The seller's orders of that number. */
    ordersOf: async (reference: string) =>
      orderPage.parse(await get(`/orders?reference=${encodeURIComponent(reference)}`)).data,
    createReturn: async (body: object, key?: string) =>
      returnAccepted.parse(await post('/returns', body, key)),
    recall: async (body: object) => recallAccepted.parse(await post('/returns/recalls', body)),
    returnsOf: async (orderId: string) =>
      returnPage.parse(await get(`/returns?orderId=${orderId}`)).data,
    return: async (id: string) => returnDetail.parse(await get(`/returns/${id}`)),
    returnDocuments: async (id: string) =>
      documentList.parse(await get(`/returns/${id}/documents`)).data,
    /** The warehouse's proof of a destruction: a file, then that it is there. */
    proveDestruction: async (tenant: string, returnId: string, workId: string): Promise<void> => {
      const path = `/operations/returns/${tenant}/${returnId}/proof`;
      const file = { workId, fileName: 'destruction.pdf', contentType: 'application/pdf' };
      const asked = await request('POST', path, operationsToken, file);
      const { photoId, upload } = photoGranted.parse(asked);
      await putForm(upload, file, CERTIFICATE);
      await request('POST', `${path}/confirm`, operationsToken, { photoId });
    },
    /** What the seller wants of one SKU's returns. */
    stateSkuPolicy: (sku: string, rules: object) =>
      request('PUT', `/return-policy/skus/${sku}`, sellerKey, rules),
    importRemovals: async (csv: string, warehouse: string) =>
      importView.parse(
        await request('POST', `/removals/imports?warehouse=${warehouse}`, sellerKey, csv),
      ),
    removal: async (id: string) => removalView.parse(await get(`/removals/${id}`)),
    payDuty: (id: string) => post(`/shipments/${id}/pay-duty`, {}),
    /** All pages of what one warehouse holds. */
    inventory: async (warehouse: string) =>
      inventoryPage.parse(await get(`/inventory?warehouse=${warehouse}&limit=100`)).data,
    /** The open cases put to the seller, and those only the operations staff sees. */
    openCases: async (
      entityId: string,
    ): Promise<{ seller: OpenCase[]; operations: OpenCase[] }> => {
      const seller = casePage.parse(await get('/cases?status=OPEN&limit=100')).data;
      const all = operationsCasePage.parse(
        await request('GET', '/operations/cases?status=OPEN&limit=100', operationsToken),
      ).data;
      const known = new Set(seller.map(({ caseId }) => caseId));
      const ours = <C extends OpenCase>(cases: C[]) =>
        cases.filter(({ shipmentId, orderId, returnId, removalId }) =>
          [shipmentId, orderId, returnId, removalId].some((id) => id === entityId),
        );
      return {
        seller: ours(seller),
        operations: ours(all).filter(({ caseId }) => !known.has(caseId)),
      };
    },
    decide: (caseId: string, decision: object) => post(`/cases/${caseId}/decision`, decision),
    decideAsOperations: (caseId: string, decision: object) =>
      request('POST', `/operations/cases/${caseId}/decision`, operationsToken, decision),
    /** Uploads a file through the presigned form; returns the document's id. */
    upload: async (
      shipmentId: string,
      kind: string,
      fileName: string,
      pdf: Uint8Array,
    ): Promise<string> => {
      const asked = { kind, fileName, contentType: 'application/pdf' };
      const { documentId, upload } = uploadGranted.parse(
        await post(`/shipments/${shipmentId}/documents`, asked),
      );
      await putForm(upload, asked, pdf);
      return documentId;
    },
  };
}

const CERTIFICATE = Buffer.from('%PDF-1.4\n% Certificate of destruction of the demo\n%%EOF\n');

/** Through the presigned form, the file last. */
async function putForm(
  upload: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  { fileName, contentType }: { readonly fileName: string; readonly contentType: string },
  bytes: Uint8Array,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append('file', new Blob([Buffer.from(bytes)], { type: contentType }), fileName);
  const answer = await fetch(upload.url, {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new PortageRefused('upload', answer.status, await answer.text());
}
