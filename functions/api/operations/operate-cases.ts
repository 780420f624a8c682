/** The inbox of the operations staff: the cases of every tenant. */
import type { Case } from '../../../domain/case/case.ts';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { CaseId } from '../../../domain/kernel/ids.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, operationsRoute } from '../../runtime/router.ts';
import { operationsViewOf } from '../cases/case-view.ts';
import { caseParams, decideCaseRequest, listCasesQuery } from '../cases/contract.ts';
import { decideCase } from '../cases/decide-case.ts';
import type { OperationsPorts } from './operations-ports.ts';

export const listCases = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/cases', {
    params: noParams,
    query: listCasesQuery,
    body: noBody,
    handle: async ({ query }) => {
      const filter = { status: query.status, ...(query.kind && { kind: query.kind }) };
      return pageAnswer({
        cursors: ports.cursors,
        of: 'cases',
        query,
        page: (page) => ports.cases.list(filter, page),
        show: operationsViewOf,
      });
    },
  });

export const readCase = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/cases/{caseId}', {
    params: caseParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params: { caseId } }) => ({
      status: 200,
      body: operationsViewOf(await mustFind(ports, caseId)),
    }),
  });

/** Operations may decide any case, also one put to a seller. */
export const decide = (ports: OperationsPorts) =>
  operationsRoute('POST', '/operations/cases/{caseId}/decision', {
    params: caseParams,
    query: noQuery,
    body: decideCaseRequest,
    handle: async ({ caller: { actor }, params: { caseId }, body }) => {
      const decided = await decideCase(ports, await mustFind(ports, caseId), body, actor);
      return { status: 200, body: operationsViewOf(decided) };
    },
  });

async function mustFind(ports: OperationsPorts, caseId: CaseId): Promise<Case> {
  const found = await ports.cases.findAnywhere(caseId);
  if (!found) throw new NotFound('case');
  return found;
}
