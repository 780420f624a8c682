/** Operations see any seller's return, and prove destructions: the video is the warehouse's (M-131). */
import { idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, operationsRoute } from '../../runtime/router.ts';
import {
  confirmProofRequest,
  listTenantReturnsQuery,
  proofRequest,
  tenantReturnParams,
  type photoGranted,
} from './contract.ts';
import { filterOf } from './read-return.ts';
import { operationsDetailOf } from './return-detail.ts';
import { changedAnswer, mustFindReturn, openViewOf } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';
import { readReturnTimeline } from './timeline-view.ts';
import { confirmProof, grantPhoto, photosOf } from './upload-photo.ts';
import type { z } from 'zod';

export const operateReturns = (ports: ReturnsPorts) => [
  operationsRoute('GET', '/operations/returns', {
    params: noParams,
    query: listTenantReturnsQuery,
    body: noBody,
    handle: async ({ query }) =>
      pageAnswer({
        cursors: ports.cursors,
        of: 'returns of a seller',
        query,
        page: (page) => ports.returns.list(filterOf(query.tenant, query), page),
        show: (ret) => ({ ...openViewOf(ret), tenant: ret.tenant }),
      }),
  }),
  operationsRoute('GET', '/operations/returns/{tenant}/{returnId}', {
    params: tenantReturnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => ({
      status: 200,
      body: await operationsDetailOf(ports, await mustFindReturn(ports.returns, params)),
    }),
  }),
  operationsRoute('GET', '/operations/returns/{tenant}/{returnId}/timeline', {
    params: tenantReturnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => ({
      status: 200,
      body: await readReturnTimeline(ports, params, 'operations'),
    }),
  }),
  operationsRoute('GET', '/operations/returns/{tenant}/{returnId}/photos', {
    params: tenantReturnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => ({ status: 200, body: await photosOf(ports, params) }),
  }),
  operationsRoute('POST', '/operations/returns/{tenant}/{returnId}/proof', {
    params: tenantReturnParams,
    query: noQuery,
    body: proofRequest,
    handle: async ({ caller: { actor }, params, body, request }) => {
      const { workId: proofOf, ...file } = body;
      const asked = { ...file, proofOf, by: actor, idempotencyKey: idempotencyKeyOf(request) };
      const granted: z.input<typeof photoGranted> = await grantPhoto(ports, params, asked);
      return { status: 201, body: granted };
    },
  }),
  operationsRoute('POST', '/operations/returns/{tenant}/{returnId}/proof/confirm', {
    params: tenantReturnParams,
    query: noQuery,
    body: confirmProofRequest,
    handle: async ({ params, body: { photoId } }) =>
      changedAnswer(await confirmProof(ports, params, photoId)),
  }),
];
