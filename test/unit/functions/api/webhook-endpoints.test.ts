import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryStore } from '../../../../adapters/dynamodb/delivery-store.ts';
import { createEndpointStore } from '../../../../adapters/dynamodb/endpoint-store.ts';
import { afterTry, deliveryIdSchema } from '../../../../domain/announcement/webhook-delivery.ts';
import { tenantSchema } from '../../../../domain/kernel/ids.ts';
import {
  deliveryPage,
  deliveryView,
  endpointList,
  endpointView,
  endpointWithSecret,
} from '../../../../functions/api/webhook-endpoints/contract.ts';
import { createWebhookEndpointsHandler } from '../../../../functions/api/webhook-endpoints/webhook-endpoints-handler.ts';
import {
  call,
  faultsIn,
  sellerAuthorizer,
  staffAuthorizer,
  type Call,
  type HttpLambda,
} from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const lumio = sellerAuthorizer('lumio');
const rival = sellerAuthorizer('rival');
const tenant = tenantSchema.parse('lumio');

let world: World;
let deliveries: ReturnType<typeof createDeliveryStore>;
let queued: unknown[];
let api: HttpLambda;
beforeEach(() => {
  world = createWorld();
  deliveries = createDeliveryStore(world.table);
  queued = [];
  let secrets = 0;
  api = createWebhookEndpointsHandler({
    ...world,
    newSecret: () => `whsec_${Buffer.alloc(32, (secrets += 1)).toString('base64')}`,
    loopbackAllowed: false,
    endpoints: createEndpointStore(world.table),
    deliveries,
    enqueue: async (messages) => void queued.push(...messages.map(({ message }) => message)),
  });
});

const body = { url: 'https://hooks.seller.example/portage', topics: ['order.shipped'] };
const post = (path: string, more: Partial<Call> = {}) =>
  call(api, {
    method: 'POST',
    path,
    authorizer: lumio,
    headers: { 'idempotency-key': path },
    ...more,
  });
const get = (path: string, more: Partial<Call> = {}) =>
  call(api, { path, authorizer: lumio, ...more });
const create = async () =>
  endpointWithSecret.parse((await post('/webhook-endpoints', { body })).json);

describe('an endpoint', () => {
  it('is made with a secret that is shown once', async () => {
    const answer = await post('/webhook-endpoints', { body });
    expect(answer.status).toBe(201);
    const made = endpointWithSecret.parse(answer.json);
    expect(answer.headers['location']).toBe(`/webhook-endpoints/${made.endpointId}`);
    expect(made.secret).toMatch(/^whsec_/);
    const read = await get(`/webhook-endpoints/${made.endpointId}`);
    expect(endpointView.parse(read.json)).toMatchObject({
      status: 'ENABLED',
      payloadVersion: '2026-11',
    });
    const listed = await get('/webhook-endpoints');
    expect(endpointList.parse(listed.json).data).toHaveLength(1);
    for (const { text } of [read, listed]) expect(text).not.toContain('whsec_');
  });

  it('is made once by one Idempotency-Key, which answers the same again', async () => {
    const [first, again] = [await create(), await create()];
    expect(again).toEqual(first);
    const other = { ...body, topics: ['*'] };
    expect((await post('/webhook-endpoints', { body: other })).json['code']).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it.each([
    ['http://hooks.seller.example/', ['/url URL_NOT_HTTPS']],
    ['https://169.254.169.254/latest/meta-data', ['/url URL_NOT_PUBLIC']],
    ['http://a:b@localhost/', ['/url URL_NOT_HTTPS', '/url URL_HAS_EXTRAS', '/url URL_NOT_PUBLIC']],
  ])('at %s is refused', async (url, faults) => {
    const answer = await post('/webhook-endpoints', {
      body: { ...body, url },
      headers: { 'idempotency-key': 'k', 'accept-language': 'zh-CN' },
    });
    expect([answer.status, faultsIn(answer)]).toEqual([422, faults]);
    expect(answer.text).toMatch(/\p{Script=Han}/u);
  });

  it('hears only of topics that there are', async () => {
    const answer = await post('/webhook-endpoints', {
      body: { ...body, topics: ['order.painted'] },
    });
    expect(answer.status).toBe(422);
  });

  it('is one of twenty at most', async () => {
    for (let n = 0; n < 20; n += 1)
      await post('/webhook-endpoints', { body, headers: { 'idempotency-key': `k${n}` } });
    const answer = await post('/webhook-endpoints', {
      body,
      headers: { 'idempotency-key': 'one more' },
    });
    expect(answer.status).toBe(400);
    const last = await post('/webhook-endpoints', {
      body,
      headers: { 'idempotency-key': 'k-last' },
    });
    expect([last.status, last.json['code']]).toEqual([409, 'TOO_MANY_ENDPOINTS']);
  });

  it('of another seller is not there', async () => {
    const { endpointId } = await create();
    const before = world.bytes();
    const path = `/webhook-endpoints/${endpointId}`;
    const answers = [
      await get(path, { authorizer: rival }),
      await get(`${path}/deliveries`, { authorizer: rival }),
      await post(`${path}/rotate-secret`, { authorizer: rival }),
      await post(`${path}/enable`, { authorizer: rival }),
      await post(`${path}/test`, { authorizer: rival }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await call(api, { method: 'DELETE', path, authorizer: rival })).status).toBe(204);
    expect(world.bytes()).toBe(before);
    expect(
      endpointList.parse((await get('/webhook-endpoints', { authorizer: rival })).json).data,
    ).toEqual([]);
  });

  it('needs the scope', async () => {
    const reader = sellerAuthorizer('lumio', ['orders:read']);
    expect((await get('/webhook-endpoints', { authorizer: reader })).status).toBe(403);
  });

  it('is deleted, also twice', async () => {
    const { endpointId } = await create();
    const asked = { method: 'DELETE', path: `/webhook-endpoints/${endpointId}`, authorizer: lumio };
    expect([(await call(api, asked)).status, (await call(api, asked)).status]).toEqual([204, 204]);
    expect((await get(`/webhook-endpoints/${endpointId}`)).status).toBe(404);
  });
});

describe('a rotation', () => {
  it('keeps the old secret beside the new for a day, and repeated makes no third', async () => {
    const made = await create();
    const path = `/webhook-endpoints/${made.endpointId}/rotate-secret`;
    const rotated = endpointWithSecret.parse((await post(path)).json);
    const again = await post(path);
    expect(endpointWithSecret.parse(again.json)).toEqual(rotated);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(rotated.secret).not.toBe(made.secret);
    expect(rotated.olderSecretUntil).toBeDefined();
    const [kept] = await createEndpointStore(world.table).ofTenant(tenant);
    expect(kept?.secrets.map(({ secret }) => secret)).toEqual([rotated.secret, made.secret]);
  });

  it('asks for an Idempotency-Key', async () => {
    const { endpointId } = await create();
    const answer = await post(`/webhook-endpoints/${endpointId}/rotate-secret`, { headers: {} });
    expect([answer.status, answer.json['code']]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
  });
});

describe('a delivery', () => {
  it('for a test is sent for at once and is in the log', async () => {
    const { endpointId } = await create();
    const answer = await post(`/webhook-endpoints/${endpointId}/test`);
    expect(answer.status).toBe(202);
    const sent = deliveryView.parse(answer.json);
    expect(queued).toEqual([{ tenant: 'lumio', deliveryId: sent.deliveryId, tryNumber: 1 }]);
    const log = deliveryPage.parse((await get(`/webhook-endpoints/${endpointId}/deliveries`)).json);
    expect(log.data).toEqual([sent]);
    expect(sent).toMatchObject({ type: 'webhook.test', status: 'PENDING' });
  });

  it('is replayed by its id, by its seller alone', async () => {
    const { endpointId } = await create();
    const sent = deliveryView.parse((await post(`/webhook-endpoints/${endpointId}/test`)).json);
    const kept = await deliveries.find(tenant, deliveryIdSchema.parse(sent.deliveryId));
    if (!kept) throw new Error('not kept');
    const attempt = { at: world.now(), delivered: false, responseCode: 500, latencyMs: 3 };
    await deliveries.save(afterTry(kept, attempt), false);
    const path = `/webhook-deliveries/${sent.deliveryId}/replay`;
    expect((await post(path, { authorizer: rival })).status).toBe(404);
    const replayed = await post(path);
    expect(replayed.status).toBe(202);
    expect(deliveryView.parse(replayed.json)).toMatchObject({
      deliveryId: sent.deliveryId,
      status: 'PENDING',
      tries: 0,
      attempts: [attempt],
    });
    expect(queued).toHaveLength(2);
  });

  it('is listed newest first, by pages', async () => {
    const { endpointId } = await create();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      world.pass(1);
      ids.unshift(
        deliveryView.parse((await post(`/webhook-endpoints/${endpointId}/test`)).json).deliveryId,
      );
    }
    const path = `/webhook-endpoints/${endpointId}/deliveries`;
    const first = deliveryPage.parse((await get(path, { query: 'limit=2' })).json);
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const second = deliveryPage.parse(
      (await get(path, { query: `limit=2&cursor=${cursor}` })).json,
    );
    expect([...first.data, ...second.data].map(({ deliveryId }) => deliveryId)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});

describe('operations', () => {
  const staff = { authorizer: staffAuthorizer() };

  it('see where a seller hears of things and what came of it, never a secret', async () => {
    const { endpointId } = await create();
    await post(`/webhook-endpoints/${endpointId}/test`);
    const seen = await get('/operations/webhook-endpoints', { ...staff, query: 'tenant=lumio' });
    expect(endpointList.parse(seen.json).data).toMatchObject([{ endpointId }]);
    expect(seen.text).not.toContain('whsec_');
    const path = `/operations/webhook-endpoints/lumio/${endpointId}/deliveries`;
    expect(deliveryPage.parse((await get(path, staff)).json).data).toHaveLength(1);
    expect((await get(path.replace('lumio', 'rival'), staff)).status).toBe(404);
    expect((await get(path)).status).toBe(401);
  });

  it('post a delivery again', async () => {
    const { endpointId } = await create();
    const sent = deliveryView.parse((await post(`/webhook-endpoints/${endpointId}/test`)).json);
    const path = `/operations/webhook-deliveries/lumio/${sent.deliveryId}/replay`;
    expect((await post(path, staff)).status).toBe(202);
    expect(queued).toHaveLength(2);
    expect((await post(path.replace('lumio', 'rival'), staff)).status).toBe(404);
  });
});
