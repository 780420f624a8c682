import { beforeEach, describe, expect, it } from 'vitest';
import { tenantSchema } from '../../../../domain/kernel/ids.ts';
import { skuPage, skuView } from '../../../../functions/api/skus/contract.ts';
import { createSkusHandler } from '../../../../functions/api/skus/skus-handler.ts';
import { skuDetailsSchema } from '../../../../domain/sku/sku.ts';
import { lampBody, speakerBody } from '../../../support/example-shipment.ts';
import { call, faultsIn, sellerAuthorizer, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const lamp = skuDetailsSchema.strip().parse(lampBody);
const speaker = skuDetailsSchema.strip().parse(speakerBody);
const lumio = sellerAuthorizer('lumio');
const rival = sellerAuthorizer('rival');

let world: World;
let skus: HttpLambda;
beforeEach(() => {
  world = createWorld();
  skus = createSkusHandler(world);
});

const post = (body: unknown, more: Partial<Call> = {}) =>
  call(skus, {
    method: 'POST',
    path: '/skus',
    body,
    headers: { 'idempotency-key': 'k1' },
    authorizer: lumio,
    ...more,
  });
const get = (path: string, more: Partial<Call> = {}) =>
  call(skus, { path, authorizer: lumio, ...more });

describe('registering a SKU', () => {
  it('answers 201 with where it is, approved when nobody needs to look', async () => {
    const answer = await post(lamp);
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe('/skus/LAMP-1');
    expect(skuView.parse(answer.json)).toMatchObject({ sku: 'LAMP-1', reviewStatus: 'APPROVED' });
  });

  it('tells every fault of the goods at once and keeps nothing', async () => {
    const before = world.bytes();
    const bad = {
      ...speaker,
      barcode: { kind: 'GTIN', value: '8904000210038' },
      hsCode: '85',
      declaredValue: { amount: '0.00', currency: 'USD' },
      battery: undefined,
    };
    const answer = await post(bad);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(faultsIn(answer)).toEqual([
      '/barcode/value GTIN_INVALID',
      '/hsCode HS_INVALID',
      '/declaredValue/amount VALUE_MISSING',
      '/battery BATTERY_DETAILS_MISSING',
    ]);
    expect(world.bytes()).toBe(before);
  });

  it('tells every fault of the shape at once', async () => {
    const { name: _, ...rest } = lamp;
    const bad = { ...rest, weightG: 0, originCountry: 'China', colour: 'red', use: 7 };
    expect(faultsIn(await post(bad)).sort()).toEqual([
      '/colour UNKNOWN_FIELD',
      '/name REQUIRED',
      '/originCountry WRONG_FORMAT',
      '/use WRONG_TYPE',
      '/weightG TOO_SMALL',
    ]);
  });

  it('replays the first answer for the same key and payload, however it is written', async () => {
    const first = await post(lamp);
    const reordered = Object.fromEntries(Object.entries(lamp).reverse());
    const again = await post(reordered);
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
  });

  it('refuses the same key with another payload, and changes nothing', async () => {
    await post(lamp);
    const before = world.bytes();
    const answer = await post(speaker);
    expect([answer.status, answer.json['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(world.bytes()).toBe(before);
  });

  it('refuses a SKU that exists, and a barcode that another SKU has', async () => {
    await post(lamp);
    const again = await post(lamp, { headers: { 'idempotency-key': 'k2' } });
    expect([again.status, again.json['code']]).toEqual([409, 'SKU_EXISTS']);
    const same = await post({ ...lamp, sku: 'LAMP-2' }, { headers: { 'idempotency-key': 'k3' } });
    expect([same.status, same.json['code']]).toEqual([409, 'BARCODE_TAKEN']);
  });
});

describe('changing a SKU', () => {
  const put = (body: unknown, path = '/skus/LAMP-1') =>
    call(skus, { method: 'PUT', path, body, authorizer: lumio });

  it('keeps the new details', async () => {
    await post(lamp);
    const answer = await put({ ...lamp, weightG: 950 });
    expect(answer.status).toBe(200);
    expect((await get('/skus/LAMP-1')).json['weightG']).toBe(950);
  });

  it('refuses another SKU than the path names', async () => {
    await post(lamp);
    expect(faultsIn(await put({ ...lamp, sku: 'LAMP-9' }))).toEqual(['/sku SKU_MISMATCH']);
  });

  it('is not how a suspended SKU comes back', async () => {
    await post(lamp);
    const found = await world.skus.find(tenantSchema.parse('lumio'), lamp.sku);
    if (found?.reviewStatus !== 'APPROVED') throw new Error('not approved');
    const { approvedAt: _, ...rest } = found;
    const suspended = {
      ...rest,
      version: 2,
      reviewStatus: 'SUSPENDED' as const,
      suspendedAt: world.now(),
      suspendReason: 'complaints',
    };
    await world.skus.save(suspended, found);
    const answer = await put({ ...lamp, weightG: 950 });
    expect([answer.status, answer.json['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });
});

describe('reading SKUs', () => {
  it('gives another seller the very bytes of an absent SKU', async () => {
    const absent = await get('/skus/LAMP-1', { authorizer: rival });
    await post(lamp);
    const foreign = await get('/skus/LAMP-1', { authorizer: rival });
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(absent);
    expect((await get('/skus', { authorizer: rival })).json['data']).toEqual([]);
  });

  it('pages with a cursor that opens only its own list', async () => {
    for (const n of [1, 2, 3]) {
      const sku = { ...lamp, sku: `LAMP-${n}`, barcode: { kind: 'FNSKU', value: `X00000000${n}` } };
      expect((await post(sku, { headers: { 'idempotency-key': `p${n}` } })).status).toBe(201);
    }
    const first = skuPage.parse((await get('/skus', { query: 'limit=2' })).json);
    expect(first.data.map((s) => s.sku)).toEqual(['LAMP-1', 'LAMP-2']);
    const cursor = first.nextCursor ?? '';
    const second = await get('/skus', { query: `limit=2&cursor=${cursor}` });
    expect(skuPage.parse(second.json).data.map((s) => s.sku)).toEqual(['LAMP-3']);
    expect(second.json['nextCursor']).toBeNull();

    const foreign = await get('/skus', { query: `limit=2&cursor=${cursor}`, authorizer: rival });
    expect([foreign.status, foreign.json['code']]).toEqual([400, 'INVALID_CURSOR']);
    const tampered = `${cursor.slice(0, -2)}AA`;
    const forged = await get('/skus', { query: `limit=2&cursor=${tampered}` });
    expect([forged.status, forged.json['code']]).toEqual([400, 'INVALID_CURSOR']);
  });

  it('refuses limits out of range and parameters nobody knows, all at once', async () => {
    const answer = await get('/skus', { query: 'limit=101&colour=red' });
    expect(answer.status).toBe(422);
    expect(faultsIn(answer).sort()).toEqual(['colour UNKNOWN_FIELD', 'limit TOO_BIG']);
    expect(faultsIn(await get('/skus', { query: 'limit=0' }))).toEqual(['limit TOO_SMALL']);
    expect(faultsIn(await get('/skus', { query: 'limit=ten' }))).toEqual(['limit WRONG_FORMAT']);
  });
});
