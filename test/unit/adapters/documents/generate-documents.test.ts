import { expect, it } from 'vitest';
import { generateDocuments } from '../../../../domain/document/generate-documents.ts';
import { planDocuments } from '../../../../domain/document/plan-documents.ts';
import type { DocumentRecord } from '../../../../domain/document/document.ts';
import { lampPapers } from './lamp-papers.ts';

const papers = lampPapers();

/** Files and records in memory, in the order they were written. */
function workshop() {
  const order: string[] = [];
  const records = new Map<string, DocumentRecord>();
  return {
    order,
    records,
    renderer: { render: async () => new Uint8Array([1]) },
    files: { put: async (key: string) => void order.push(key) },
    documents: {
      put: async (_tenant: string, _shipment: string, record: DocumentRecord) => {
        order.push(record.documentId);
        records.set(record.documentId, record);
      },
      ofEntity: async () => [...records.values()],
    },
  };
}

it('writes each file before its record, under the tenant and the content version', async () => {
  const made = workshop();
  await generateDocuments(papers, made);
  const planned = planDocuments(papers.shipment);
  expect(made.order).toEqual(planned.flatMap(({ key, documentId }) => [key, documentId]));
  expect(planned.map(({ key }) => key)).toContain(
    'T/shenzhen-lumen/shipments/shp_01KJPE7Q8Z4N6T3W5Y9ABCDEFG/v2/packing-list.pdf',
  );
});

it('makes the same documents again when repeated', async () => {
  const made = workshop();
  const first = await generateDocuments(papers, made);
  expect(await generateDocuments(papers, made)).toEqual(first);
  expect(made.records.size).toBe(6);
});

it('says of the papers of an older content that they no longer hold', async () => {
  const made = workshop();
  await generateDocuments({ ...papers, shipment: { ...papers.shipment, contentVersion: 1 } }, made);
  await generateDocuments(papers, made);
  const statuses = [...made.records.values()].map(
    (r) => `v${String(r.contentVersion)} ${r.status}`,
  );
  expect(new Set(statuses)).toEqual(new Set(['v1 SUPERSEDED', 'v2 APPROVED']));
});

it('gives another content version other documents', () => {
  const ids = [1, 2].flatMap((contentVersion) =>
    planDocuments({ ...papers.shipment, contentVersion }).map((d) => d.documentId),
  );
  expect(new Set(ids).size).toBe(12);
});
