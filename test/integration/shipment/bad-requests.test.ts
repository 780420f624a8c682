import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_TENANT } from '../../../local/demo/demo-client.ts';
import { badRequests } from '../../proof/bad-requests.ts';
import { openForTwo } from '../../proof/two-sellers.ts';
import { openPortage, type OpenPortage } from './open-portage.ts';

let opened: OpenPortage;
beforeAll(async () => void (opened = await openPortage()), 120_000);
afterAll(() => opened.close(), 30_000);

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  requestId: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .default([]),
});

const example = z
  .looseObject({})
  .parse(JSON.parse(readFileSync('examples/inbound-sea-us.json', 'utf8')));

/** What a bad request is answered, as a problem. */
async function refused(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const answer = await fetch(new URL(path, opened.portage.runtime.url), {
    method,
    headers: {
      authorization: `Bearer ${opened.portage.keys[DEMO_TENANT] ?? ''}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemSchema.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
}

it('lists every fault of a shipment at once', async () => {
  const problem = await refused('POST', '/shipments', {
    mode: 'BALLOON',
    cartons: [],
    incoterm: 'DDP',
    surprise: 1,
  });
  const pointers = problem.errors.map(({ pointer }) => pointer);
  expect(problem.status).toBe(422);
  for (const pointer of ['/mode', '/cartons', '/origin', '/destination', '/cargoReadyOn'])
    expect(pointers).toContain(pointer);
});

it('says the same in Chinese, with codes that stay', async () => {
  const [english, chinese] = await Promise.all([
    refused('POST', '/skus', { sku: '?' }),
    refused('POST', '/skus', { sku: '?' }, { 'accept-language': 'zh-CN,zh;q=0.9' }),
  ]);
  expect(chinese.title).toMatch(/\p{Script=Han}/u);
  expect(english.title).not.toMatch(/\p{Script=Han}/u);
  expect(chinese.errors.map(({ code, pointer }) => [code, pointer])).toEqual(
    english.errors.map(({ code, pointer }) => [code, pointer]),
  );
});

it('refuses broken JSON, a missing idempotency key, an unknown id, and a decision on nothing', async () => {
  expect((await refused('POST', '/shipments', '{"mode":')).status).toBe(400);
  expect((await refused('POST', '/shipments', example, { 'idempotency-key': '' })).status).toBe(
    400,
  );
  expect((await refused('GET', '/shipments/shp_01KJPE7Q8Z4N6T3W5Y9ABCDEFG')).status).toBe(404);
  expect((await refused('POST', '/cases/cas_00000000/decision', { option: 'accept' })).status).toBe(
    404,
  );
});

it('refuses the same key with another payload, and another seller like an absent id', async () => {
  const key = { 'idempotency-key': 'draft-1' };
  const draft = { ...example, submit: false };
  const { client, portage } = opened;
  const made = await fetch(new URL('/shipments', portage.runtime.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${portage.keys[DEMO_TENANT] ?? ''}`,
      'content-type': 'application/json',
      ...key,
    },
    body: JSON.stringify(draft),
  });
  const { shipmentId } = z.looseObject({ shipmentId: z.string() }).parse(await made.json());
  expect(made.status).toBe(201);
  expect((await refused('POST', '/shipments', { ...draft, insured: false }, key)).code).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  );
  const stranger = { authorization: `Bearer ${portage.keys['ningbo-harbor'] ?? ''}` };
  expect((await refused('GET', `/shipments/${shipmentId}`, undefined, stranger)).status).toBe(404);
  expect((await client.timeline(shipmentId)).status).toBe('DRAFT');
});

it('answers three hundred spoilt requests through the real server, none by a fault of its own', async () => {
  const { portage } = opened;
  const { door } = await openForTwo();
  const requests = fc.sample(badRequests(door, {}), { numRuns: 300, seed: 2026 });
  const faults: string[] = [];
  for (const { line, call } of requests) {
    const { method = 'GET', path, query = '', headers = {}, raw, body } = call;
    const isStaff = line.includes('/operations/');
    const token = isStaff ? portage.operationsToken : (portage.keys['ningbo-harbor'] ?? '');
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const plain = Object.entries(headers).filter(([, value]) => /^[ -~]*$/.test(value));
    const answer = await fetch(`${portage.runtime.url}${path}?${encodeURI(query)}`, {
      method,
      headers: { ...Object.fromEntries(plain), authorization: `Bearer ${token}` },
      ...(method !== 'GET' && sent !== undefined && { body: sent }),
    });
    const text = await answer.text();
    if (answer.status >= 500 || /node_modules|\.ts:\d+/.test(text))
      faults.push(`${line} ${path}: ${answer.status} ${text.slice(0, 200)}`);
  }
  expect(faults).toEqual([]);
}, 60_000);

it('has changed nothing', async () => {
  const answer = await fetch(new URL('/skus', opened.portage.runtime.url), {
    headers: { authorization: `Bearer ${opened.portage.keys[DEMO_TENANT] ?? ''}` },
  });
  expect(await answer.json()).toEqual({ data: [], nextCursor: null });
  expect(opened.portage.sandbox.counts()).toEqual({});
});
