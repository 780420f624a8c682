import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { Case } from '../../../domain/case/case.ts';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { CaseId, Tenant } from '../../../domain/kernel/ids.ts';
import type { Cursors } from '../../runtime/cursor.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { viewOf } from './case-view.ts';
import { caseParams, decideCaseRequest, listCasesQuery } from './contract.ts';
import { decideCase, type DecidePorts } from './decide-case.ts';

export interface CasesPorts extends DecidePorts {
  readonly cases: Pick<CaseStore, 'find' | 'list' | 'decide'>;
  readonly cursors: Cursors;
}

/** The cases put to a seller: its inbox. */
export const casesRoutes = (ports: CasesPorts) => [
  listCases(ports),
  readCase(ports),
  decide(ports),
];

export const createCasesHandler = (ports: CasesPorts) => httpHandler('cases', casesRoutes(ports));

const listCases = (ports: CasesPorts) =>
  sellerRoute('GET', '/cases', 'cases:read', {
    params: noParams,
    query: listCasesQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query }) => {
      const { status, kind } = query;
      return pageAnswer({
        cursors: ports.cursors,
        of: `cases of ${tenant}`,
        query,
        // A page may come out short: cases of operations are left out of it.
        page: async (request) => {
          const found = await ports.cases.list({ tenant, status, ...(kind && { kind }) }, request);
          return { ...found, data: found.data.filter(isForSeller) };
        },
        show: viewOf,
      });
    },
  });

const readCase = (ports: CasesPorts) =>
  sellerRoute('GET', '/cases/{caseId}', 'cases:read', {
    params: caseParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { caseId } }) => {
      return { status: 200, body: viewOf(await mustFind(ports, tenant, caseId)) };
    },
  });

const decide = (ports: CasesPorts) =>
  sellerRoute('POST', '/cases/{caseId}/decision', 'cases:write', {
    params: caseParams,
    query: noQuery,
    body: decideCaseRequest,
    handle: async ({ caller: { tenant, actor }, params: { caseId }, body }) => {
      const found = await mustFind(ports, tenant, caseId);
      return { status: 200, body: viewOf(await decideCase(ports, found, body, actor)) };
    },
  });

/** Another tenant's case and one of operations answer like an absent one. */
async function mustFind(ports: CasesPorts, tenant: Tenant, caseId: CaseId): Promise<Case> {
  const found = await ports.cases.find(tenant, caseId);
  if (!found || !isForSeller(found)) throw new NotFound('case');
  return found;
}

function isForSeller({ audience }: Case): boolean {
  return audience === 'seller';
}
