/** The operations API as the console calls it, at the address that served the console. Answers are parsed by the API's own contracts. */
import { z } from 'zod';
import { operationsCasePage, operationsCaseView } from '../../functions/api/cases/contract.ts';
import { operationsTimelineView, unmatchedPage } from '../../functions/api/operations/contract.ts';
import { Refused } from './refused.ts';

export type OperationsCase = z.infer<typeof operationsCaseView>;
export type CaseFilter = {
  readonly status: OperationsCase['status'];
  readonly kind?: OperationsCase['kind'] | undefined;
};
export type Timeline = z.infer<typeof operationsTimelineView>;
export type UnmatchedEvent = z.infer<typeof unmatchedPage>['data'][number];
export interface Decision {
  readonly option: string;
  readonly note?: string;
}
/** One page, and whether there is more than it shows. */
export interface Listed<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

export type OperationsApi = ReturnType<typeof createOperationsApi>;

/** Every call throws Refused when the API says no, or when it does not answer. */
export function createOperationsApi(token: string, language: string) {
  const call = async <S extends z.ZodType>(schema: S, path: string, body?: object) =>
    schema.parse(await answered(path, token, language, body));
  return {
    listCases: ({ status, kind }: CaseFilter, cursor?: string) =>
      call(
        operationsCasePage,
        `/operations/cases?${queryOf({ limit: '100', status, kind, cursor })}`,
      ),
    readCase: (caseId: string) =>
      call(operationsCaseView, `/operations/cases/${encodeURIComponent(caseId)}`),
    decide: (caseId: string, decision: Decision) =>
      call(
        operationsCaseView,
        `/operations/cases/${encodeURIComponent(caseId)}/decision`,
        decision,
      ),
    timeline: (tenant: string, shipmentId: string) =>
      call(
        operationsTimelineView,
        `/operations/shipments/${encodeURIComponent(tenant)}/${encodeURIComponent(shipmentId)}/timeline`,
      ),
    listUnmatched: (cursor?: string) =>
      call(unmatchedPage, `/operations/webhooks/unmatched?${queryOf({ limit: '100', cursor })}`),
  };
}

async function answered(path: string, token: string, language: string, body?: object) {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': language,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  }).catch((error: unknown) => {
    throw new Refused(0, 'UNREACHABLE', String(error));
  });
  const said: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return said;
  throw refusedBy(answer.status, said);
}

/** problem+json of a function, or API Gateway's own `{"message"}`. */
const problemSchema = z.looseObject({
  code: z.string().default(''),
  title: z.string().default(''),
  detail: z.string().optional(),
});

function refusedBy(status: number, said: unknown): Refused {
  const { code, title, detail } = problemSchema.safeParse(said).data ?? { code: '', title: '' };
  return new Refused(status, code, detail ?? title);
}

function queryOf(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(given).toString();
}
