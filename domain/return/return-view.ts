/** What an assessment of a return looks at: read together, strongly, after its signal was taken away (design 3.2). */
import type { Case, CaseKind } from '../case/case.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ParcelTracking } from '../parcel/parcel-tracking.ts';
import type { ReturnPolicy } from '../return-policy/return-policy.ts';
import { caseIdOf, decisionOf, openCase, type CaseQuestion } from '../case/case-question.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Inspection } from './inspection.ts';
import type { ExportedUnder } from './going-home.ts';
import type { Return } from './return.ts';

export interface ReturnView {
  readonly ret: Return;
  readonly inspection: Inspection;
  readonly cases: readonly Case[];
  readonly parcel: ParcelTracking;
  readonly policy: ReturnPolicy | undefined;
  /** Where it comes to; undefined while nobody may know. */
  readonly warehouse: Warehouse | undefined;
  readonly skus: ReadonlyMap<string, Sku>;
  /** Under which export each SKU left China, as far as its lot tells. */
  readonly exports: ReadonlyMap<string, ExportedUnder>;
  readonly now: Timestamp;
}

/** The case a question becomes: in the return's partition. */
export function returnCase(
  { ret, now }: Pick<ReturnView, 'ret' | 'now'>,
  question: CaseQuestion,
): Case {
  const { tenant, returnId, status } = ret;
  const caseId = caseIdOf(returnId, question.kind, question.matter);
  return openCase({ caseId, tenant, returnId }, question, { status }, now);
}

export function askedAbout(
  { cases, ret }: Pick<ReturnView, 'cases' | 'ret'>,
  kind: CaseKind,
  matter: string,
): Case | undefined {
  const caseId = caseIdOf(ret.returnId, kind, matter);
  return cases.find((found) => found.caseId === caseId);
}

/** The answer to a question; undefined while there is none. */
export function answerTo(view: ReturnView, { kind, matter }: CaseQuestion): string | undefined {
  return decisionOf(askedAbout(view, kind, matter));
}
