import { httpHandler } from '../../runtime/http-handler.ts';
import { idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { cancelReturn } from './cancel-return.ts';
import { documentsOf } from '../shipments/document-view.ts';
import { confirmProofRequest, photoRequest, proofRequest, returnParams } from './contract.ts';
import { createRecall } from './create-recall.ts';
import { createReturn } from './create-return.ts';
import { decideReturn } from './decide-return.ts';
import { listReturns, readReturn } from './read-return.ts';
import { operateReturns } from './operate-returns.ts';
import { changedAnswer, mustFindReturn } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';
import { readReturnTimeline } from './timeline-view.ts';
import { confirmProof, grantPhoto, photosOf } from './upload-photo.ts';

/** Everything a seller does with a return; and what operations do, for every tenant. */
export const returnsRoutes = (ports: ReturnsPorts) => [
  createReturn(ports),
  createRecall(ports),
  listReturns(ports),
  readReturn(ports),
  readTimeline(ports),
  decideReturn(ports),
  cancelReturn(ports),
  addPhoto(ports),
  listPhotos(ports),
  listPapers(ports),
  addProof(ports),
  proofAdded(ports),
  ...operateReturns(ports),
];

export const createReturnsHandler = (ports: ReturnsPorts) =>
  httpHandler('returns', returnsRoutes(ports));

const readTimeline = (ports: ReturnsPorts) =>
  sellerRoute('GET', '/returns/{returnId}/timeline', 'returns:read', {
    params: returnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params }) => ({
      status: 200,
      body: await readReturnTimeline(ports, { tenant, ...params }, 'seller'),
    }),
  });

const addPhoto = (ports: ReturnsPorts) =>
  sellerRoute('POST', '/returns/{returnId}/photos', 'returns:write', {
    params: returnParams,
    query: noQuery,
    body: photoRequest,
    handle: async ({ caller: { tenant, actor }, params, body, request }) => {
      const asked = { ...body, by: actor, idempotencyKey: idempotencyKeyOf(request) };
      return { status: 201, body: await grantPhoto(ports, { tenant, ...params }, asked) };
    },
  });

const listPhotos = (ports: ReturnsPorts) =>
  sellerRoute('GET', '/returns/{returnId}/photos', 'returns:read', {
    params: returnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params }) => ({
      status: 200,
      body: await photosOf(ports, { tenant, ...params }),
    }),
  });

/** What goes with goods that go home (M-132); of other returns there are none. */
const listPapers = (ports: ReturnsPorts) =>
  sellerRoute('GET', '/returns/{returnId}/documents', 'returns:read', {
    params: returnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { returnId } }) => {
      await mustFindReturn(ports.returns, { tenant, returnId });
      return { status: 200, body: await documentsOf(ports, { tenant, entityId: returnId }) };
    },
  });

/** The proof that a country wants of a destruction (M-131): first a form, then the word that it was used. */
const addProof = (ports: ReturnsPorts) =>
  sellerRoute('POST', '/returns/{returnId}/proof', 'returns:write', {
    params: returnParams,
    query: noQuery,
    body: proofRequest,
    handle: async ({ caller: { tenant, actor }, params, body, request }) => {
      const { workId: proofOf, ...file } = body;
      const asked = { ...file, proofOf, by: actor, idempotencyKey: idempotencyKeyOf(request) };
      return { status: 201, body: await grantPhoto(ports, { tenant, ...params }, asked) };
    },
  });

const proofAdded = (ports: ReturnsPorts) =>
  sellerRoute('POST', '/returns/{returnId}/proof/confirm', 'returns:write', {
    params: returnParams,
    query: noQuery,
    body: confirmProofRequest,
    handle: async ({ caller: { tenant }, params, body: { photoId } }) =>
      changedAnswer(await confirmProof(ports, { tenant, ...params }, photoId)),
  });
