/** Which papers go with goods that go home (M-132), and where they lie: one set for a return, whatever of it goes. */
import type { DocumentKind, DocumentRecord } from '../document/document.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Return } from './return.ts';

export type OriginPaperKind = Extract<
  DocumentKind,
  'COMMERCIAL_INVOICE' | 'PACKING_LIST' | 'RETURN_RELIEF_STATEMENT'
>;

export interface OriginPaper extends DocumentRecord {
  readonly kind: OriginPaperKind;
}

const PAPERS = [
  ['COMMERCIAL_INVOICE', 'commercial-invoice'],
  ['PACKING_LIST', 'packing-list'],
  ['RETURN_RELIEF_STATEMENT', 'return-relief-statement'],
] as const;

/** A function of the return: planned twice it is the same papers under the same keys. */
export function planOriginPapers(
  { tenant, returnId }: Pick<Return, 'tenant' | 'returnId'>,
  createdAt: Timestamp,
): OriginPaper[] {
  return PAPERS.map(([kind, name]) => ({
    documentId: `doc_${returnId.slice(-26)}_${name}_pdf`,
    kind,
    fileName: `${name}.pdf`,
    contentType: 'application/pdf',
    key: `T/${tenant}/returns/${returnId}/papers/${name}.pdf`,
    status: 'APPROVED',
    createdAt,
  }));
}

export function goesHome({ works }: Pick<Return, 'works'>): boolean {
  return works.some(({ disposition }) => disposition === 'RETURN_TO_ORIGIN');
}
