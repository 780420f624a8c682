/** What the edge refuses before any resource is asked, and how it says so. */
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import {
  BrokenRecord,
  Conflict,
  IllegalTransition,
  InvalidRequest,
  NotFound,
  PartnerRefused,
  PartnerUnavailable,
  StaleVersion,
} from '../../../../domain/kernel/domain-error.ts';
import { httpHandler } from '../../../../functions/runtime/http-handler.ts';
import { noBody, noParams, noQuery, openRoute } from '../../../../functions/runtime/router.ts';
import { call, type Call } from '../lambda-event.ts';
import '../world.ts';

function edge(handle: () => Promise<{ status: number; body?: unknown }>) {
  return httpHandler('test', [
    openRoute('POST', '/things', {
      params: noParams,
      query: noQuery,
      body: z.unknown(),
      handle: async ({ body }) => {
        const given = await handle();
        return { body, ...given };
      },
    }),
    openRoute('GET', '/things/{id}', {
      params: z.strictObject({ id: z.string() }),
      query: noQuery,
      body: noBody,
      handle: async ({ params }) => ({ status: 200, body: params }),
    }),
  ]);
}
const ok = edge(async () => ({ status: 200 }));
const post = (more: Partial<Call>) => call(ok, { method: 'POST', path: '/things', ...more });
const json = { 'content-type': 'application/json' };

describe('the edge', () => {
  it.each([
    ['malformed JSON', { raw: '{"a":', headers: json }, 400, 'MALFORMED_JSON'],
    [
      'a key that would change prototypes',
      { raw: '{"__proto__":{}}', headers: json },
      400,
      'MALFORMED_JSON',
    ],
    [
      'a body over 256 KB',
      { raw: `"${'x'.repeat(256 * 1024)}"`, headers: json },
      413,
      'BODY_TOO_LARGE',
    ],
    ['33 levels', { raw: '['.repeat(33) + ']'.repeat(33), headers: json }, 400, 'BODY_TOO_DEEP'],
    ['a million levels', { raw: '['.repeat(200_000), headers: json }, 400, 'BODY_TOO_DEEP'],
    [
      'another media type',
      { raw: 'a=b', headers: { 'content-type': 'text/plain' } },
      415,
      'NOT_JSON',
    ],
    ['a path of nothing', { path: '/nothing' }, 404, 'ROUTE_NOT_FOUND'],
    ['a path below a thing', { path: '/things/1/2' }, 404, 'ROUTE_NOT_FOUND'],
  ])('refuses %s', async (_, asked, status, code) => {
    const answer = await post(asked);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json['status']).toBe(status);
  });

  it('counts only brackets outside strings as depth', async () => {
    const text = `{"a":"${'['.repeat(100)}\\"${'{'.repeat(100)}"}`;
    expect((await post({ raw: text, headers: json })).status).toBe(200);
    const deep = `${'{"a":'.repeat(32)}1${'}'.repeat(32)}`;
    expect((await post({ raw: deep, headers: json })).status).toBe(200);
  });

  it('reads a base64 body, and measures what it decodes to', async () => {
    const raw = Buffer.from('{"a":"港"}').toString('base64');
    expect((await post({ raw, base64: true, headers: json })).json).toEqual({ a: '港' });
  });

  it('answers the wrong method with the right ones', async () => {
    const answer = await call(ok, { method: 'PUT', path: '/things' });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST']);
  });

  it('sends security headers with every answer, also a refusal', async () => {
    for (const answer of [await post({ body: {} }), await post({ path: '/nothing' })]) {
      expect(answer.headers['X-Content-Type-Options']).toBe('nosniff');
      expect(answer.headers['Strict-Transport-Security']).toMatch(/^max-age=/);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['x-request-id']).toBe('req-1');
    }
  });

  it.each([
    [undefined, 'en'],
    ['fr', 'en'],
    ['zh-TW', 'zh-CN'],
    ['en;q=0.8, zh-CN;q=0.9', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['zh-CN;q=0.5, *;q=0.1', 'zh-CN'],
    ['zh;q=banana', 'en'],
  ])('asked in %s speaks %s', async (header, language) => {
    const headers: Record<string, string> =
      header === undefined ? {} : { 'accept-language': header };
    const answer = await post({ path: '/nothing', headers });
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.json['title']).toBe(language === 'en' ? 'Not found' : '未找到');
    expect(answer.json['code']).toBe('ROUTE_NOT_FOUND');
  });
});

describe('the error table', () => {
  const thrown = async (error: unknown) => {
    let calls = 0;
    const lambda = edge(async () => {
      calls += 1;
      throw error;
    });
    return { answer: await call(lambda, { method: 'POST', path: '/things' }), calls };
  };

  const foreseen: readonly (readonly [error: Error, status: number, code: string])[] = [
    [new InvalidRequest('INVALID_REQUEST', 'x'), 422, 'INVALID_REQUEST'],
    [new NotFound('thing'), 404, 'NOT_FOUND'],
    [new Conflict('SKU_EXISTS', 'x'), 409, 'SKU_EXISTS'],
    [new PartnerUnavailable('carrier', 'x'), 503, 'PARTNER_UNAVAILABLE'],
    [new PartnerRefused('carrier', 'x'), 502, 'PARTNER_REFUSED'],
  ];
  it.each(foreseen)('answers %o', async (error, status, code) => {
    const { answer } = await thrown(error);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });

  it('lists what is possible instead', async () => {
    const { answer } = await thrown(new IllegalTransition('Sku', 'APPROVED', 'x', ['SUSPEND']));
    expect([answer.status, answer.json['allowed']]).toEqual([409, ['SUSPEND']]);
  });

  it('decides again after a lost race, and after three asks the caller to come back', async () => {
    const { answer, calls } = await thrown(new StaleVersion('thing'));
    expect([answer.status, answer.headers['retry-after'], calls]).toEqual([503, '1', 3]);
  });

  it.each([
    new BrokenRecord('T#lumio secret-detail'),
    new Error('secret-detail at /var/task/index.mjs'),
    'secret-detail',
  ])('says nothing of what it did not foresee', async (error) => {
    const { answer } = await thrown(error);
    expect([answer.status, answer.json['code']]).toEqual([500, 'INTERNAL_ERROR']);
    expect(answer.text).not.toMatch(/secret-detail|index\.mjs|lumio/);
  });
});
