import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Claims } from '../../../local/api-gateway/issuer.ts';
import type { Runtime } from '../../../local/runtime.ts';
import { startRuntime } from '../../../local/runtime.ts';
import type { Fixture } from './fixture-runtime.ts';
import { eventually, makeFixture } from './fixture-runtime.ts';

let fixture: Fixture;
let runtime: Runtime;

beforeAll(async () => {
  fixture = await makeFixture();
  runtime = await startRuntime(fixture);
}, 60_000);

afterAll(async () => {
  await runtime.stop();
  fixture.remove();
});

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

async function call(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const url = path.startsWith('http') ? path : `${runtime.url}${path}`;
  const response = await fetch(url, { method, ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const text = (body: string): RequestInit => ({ body, headers: { 'content-type': 'text/plain' } });
const bearing = (authorization: string): RequestInit => ({ headers: { authorization } });

const counted = z.object({ n: z.number(), seen: z.array(z.string()) });

async function count(id: string): Promise<z.infer<typeof counted>> {
  return counted.parse(JSON.parse((await call('GET', `/counts/${id}`)).text));
}

describe('a route', () => {
  it('reaches its function, which reaches DynamoDB through the unmodified SDK', async () => {
    const put = await call('PUT', '/items/one', text('hello'));
    expect(put.status).toBe(201);
    expect(put.headers.get('location')).toBe('/items/one');
    const got = await call('GET', '/items/one');
    expect(got).toMatchObject({ status: 200, text: 'hello' });
    expect(got.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('gets the event of payload format 2.0', async () => {
    const { text: answer } = await call('POST', '/echo/a/b%20c?x=1&y=2&x=3', {
      body: Buffer.from([0, 255]),
      headers: { 'X-Two': 'v', cookie: 'a=1; b=2', 'content-type': 'image/png' },
    });
    expect(JSON.parse(answer)).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /echo/{proxy+}',
      rawPath: '/echo/a/b%20c',
      rawQueryString: 'x=1&y=2&x=3',
      queryStringParameters: { x: '1,3', y: '2' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-two': 'v', 'content-type': 'image/png', 'content-length': '2' },
      pathParameters: { proxy: 'a/b c' },
      requestContext: { http: { method: 'POST', path: '/echo/a/b%20c' }, stage: '$default' },
      body: 'AP8=',
      isBase64Encoded: true,
    });
  });

  it('sees only the environment of its template', async () => {
    const { text: answer } = await call('GET', '/environment');
    expect(Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(answer))).sort()).toEqual([
      'BUCKET_NAME',
      'MACHINE_ARN',
      'QUEUE_URL',
      'TABLE_NAME',
    ]);
  });

  it('answers as the gateway for what is absent, too large, failed, ended or too slow', async () => {
    expect(await call('GET', '/nope')).toMatchObject({
      status: 404,
      text: '{"message":"Not Found"}',
    });
    expect(await call('POST', '/echo/x', text('x'.repeat(10 * 1024 * 1024 + 1)))).toMatchObject({
      status: 413,
      text: '{"message":"Request Entity Too Large"}',
    });
    const failures = ['/throw', '/exit', '/slow'].map((path) => call('GET', path));
    for (const failure of await Promise.all(failures)) {
      expect(failure).toMatchObject({ status: 500, text: '{"message":"Internal Server Error"}' });
    }
    expect(await call('GET', '/items/none')).toMatchObject({ status: 404, text: '' });
  });

  it('answers a preflight itself and names the allowed origin', async () => {
    const origin = 'https://console.example';
    const preflight = await call('OPTIONS', '/items/one', {
      headers: { origin, 'access-control-request-method': 'PUT' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,PUT');
    const got = await call('GET', '/items/one', { headers: { origin } });
    expect(got.headers.get('access-control-allow-origin')).toBe(origin);
    const other = await call('GET', '/items/one', { headers: { origin: 'https://evil.example' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a Lambda authorizer', () => {
  it('is not asked without an identity, decides, and is cached', async () => {
    expect(await call('GET', '/seller')).toMatchObject({
      status: 401,
      text: '{"message":"Unauthorized"}',
    });
    for (let time = 0; time < 3; time += 1) {
      expect(await call('GET', '/seller', bearing('bad'))).toMatchObject({
        status: 403,
        text: '{"message":"Forbidden"}',
      });
      const { status, text: context } = await call('GET', '/seller', bearing('good-1'));
      expect(status).toBe(200);
      expect(JSON.parse(context)).toMatchObject({
        authorizer: { lambda: { tenant: 't-1', key: 'good-1' } },
      });
    }
    expect(await count('asked-good-1')).toMatchObject({ n: 1 });
    expect(await count('asked-bad')).toMatchObject({ n: 1 });
  });

  it('that fails is a 500 and is asked again', async () => {
    for (let time = 0; time < 2; time += 1) {
      expect((await call('GET', '/seller', bearing('broken'))).status).toBe(500);
    }
    expect(await count('asked-broken')).toMatchObject({ n: 2 });
  });
});

describe('a JWT authorizer', () => {
  const jwt = () => {
    const operations = runtime.wiring.httpApis[0]?.routes.find(
      ({ routeKey }) => routeKey === 'GET /operations',
    )?.authorizer;
    if (operations?.kind !== 'jwt') throw new Error('the route has no JWT authorizer');
    return operations;
  };
  const claims = () => ({
    iss: jwt().issuer,
    client_id: jwt().audiences[0] ?? '',
    sub: 'staff-1',
    'cognito:groups': ['operations', 'night'],
    exp: Math.floor(Date.now() / 1000) + 60,
  });

  it('passes the claims of a token of the local issuer, lists as text', async () => {
    const token = runtime.issuer.mint(claims());
    const { status, text: context } = await call('GET', '/operations', bearing(`Bearer ${token}`));
    expect(status).toBe(200);
    expect(JSON.parse(context)).toMatchObject({
      authorizer: { jwt: { claims: { sub: 'staff-1', 'cognito:groups': '[operations night]' } } },
    });
  });

  it('refuses an expired, foreign, misaddressed or tampered token', async () => {
    const mint = (claims: Claims) => runtime.issuer.mint(claims);
    const good = mint(claims());
    const tokens = [
      mint({ ...claims(), exp: 1 }),
      mint({ ...claims(), iss: 'https://elsewhere.example' }),
      mint({ ...claims(), client_id: 'another' }),
      `${good.slice(0, -4)}AAAA`,
      'nonsense',
    ];
    for (const token of tokens) {
      const { status, headers } = await call('GET', '/operations', bearing(`Bearer ${token}`));
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
    expect((await call('GET', '/operations')).status).toBe(401);
  });
});

describe('event sources', () => {
  it('give the function what the stream filter lets through, in order', async () => {
    for (const id of ['s1', 's2', 's3']) await call('PUT', `/items/${id}`, text(id));
    const { seen } = await eventually(
      () => count('stream'),
      (each) => each.seen.includes('ITEM#s3'),
    );
    expect(seen.filter((id) => id.startsWith('ITEM#s'))).toEqual(['ITEM#s1', 'ITEM#s2', 'ITEM#s3']);
    expect(seen.every((id) => id.startsWith('ITEM#'))).toBe(true);
  });

  it('isolate a record that keeps failing, report it, and go on', async () => {
    for (const id of ['p1', 'poison-record', 'p2']) await call('PUT', `/items/${id}`, text(id));
    const { seen } = await eventually(
      () => count('stream'),
      (each) => each.seen.includes('ITEM#p2'),
    );
    expect(seen).toContain('ITEM#p1');
    expect(seen).not.toContain('ITEM#poison-record');
    const failure = await eventually(
      async () => failedMessages(),
      (each) => each.length > 0,
    );
    expect(failure.some((body) => body.includes('RetryAttemptsExhausted'))).toBe(true);
  });

  it('retry only the failed messages of a batch, then dead-letter them', async () => {
    const bodies = JSON.stringify(['fine-1', 'poison', 'fine-2']);
    await call('POST', '/messages', {
      body: bodies,
      headers: { 'content-type': 'application/json' },
    });
    const dead = await eventually(
      async () => failedMessages(),
      (each) => each.includes('poison'),
    );
    expect(dead).toContain('poison');
    expect(await count('message-poison')).toMatchObject({ n: 2 });
    expect(await count('message-fine-1')).toMatchObject({ n: 1 });
    expect(await count('message-fine-2')).toMatchObject({ n: 1 });
  });

  it('invoke the target of a schedule', async () => {
    await runtime.fireSchedule(runtime.wiring.schedules[0]?.id ?? '');
    expect(await count('ticks')).toMatchObject({ n: 1 });
  });
});

/** Bodies in the dead-letter queue, without taking them out. */
async function failedMessages(): Promise<string[]> {
  const response = await fetch(`${runtime.endpoints.storage}/_fauxqs/queues/failures`);
  const queue = z.object({
    messages: z.object({ ready: z.array(z.object({ body: z.string() })) }),
  });
  return queue.parse(await response.json()).messages.ready.map(({ body }) => body);
}

describe('a bucket', () => {
  const linksSchema = z.object({
    put: z.string(),
    get: z.string(),
    expired: z.string(),
    post: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
  });
  const linksTo = async (key: string) =>
    linksSchema.parse(JSON.parse((await call('POST', '/links', text(key))).text));

  it('takes and gives an object through presigned links until they expire', async () => {
    const { put, get, expired } = await linksTo('T/t-1/a b.txt');
    expect((await call('PUT', put, { body: 'content' })).status).toBe(200);
    const got = await call('GET', get, { headers: { origin: 'https://console.example' } });
    expect(got).toMatchObject({ status: 200, text: 'content' });
    expect(got.headers.get('content-disposition')).toBe('attachment');
    expect(got.headers.get('access-control-allow-origin')).toBe('https://console.example');
    expect(await call('GET', expired)).toMatchObject({ status: 403 });
  });

  it('refuses unsigned, tampered and redirected requests', async () => {
    const { get } = await linksTo('T/t-1/secret.txt');
    const unsigned = get.split('?')[0] ?? '';
    for (const link of [
      unsigned,
      get.replace('t-1', 't-2'),
      get.replace('Expires=60', 'Expires=600'),
    ]) {
      expect((await call('GET', link)).status).toBe(403);
    }
  });

  it('holds a presigned POST to its key, type and size', async () => {
    const { post, get } = await linksTo('T/t-1/form.txt');
    const upload = async (changes: Record<string, string>, content: string) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...post.fields, ...changes })) {
        form.append(name, value);
      }
      form.append('file', new Blob([content], { type: 'text/plain' }), 'form.txt');
      return call('POST', post.url, { body: form });
    };
    expect((await upload({}, 'short')).status).toBe(204);
    expect((await call('GET', get)).text).toBe('short');
    expect(await upload({ key: 'T/t-2/form.txt' }, 'short')).toMatchObject({ status: 403 });
    expect(await upload({ 'Content-Type': 'text/html' }, 'short')).toMatchObject({ status: 403 });
    expect(await upload({ 'x-amz-meta-extra': '1' }, 'short')).toMatchObject({ status: 403 });
    const tooLarge = await upload({}, 'longer than ten bytes');
    expect(tooLarge.status).toBe(400);
    expect(tooLarge.text).toContain('EntityTooLarge');
  });
});

describe('a state machine', () => {
  it('hands its token to a function and ends with the answer', async () => {
    const started = await call('POST', '/executions/e1', text('{"id":"e1"}'));
    const { executionArn } = z.object({ executionArn: z.string() }).parse(JSON.parse(started.text));
    await eventually(
      async () => call('POST', '/callbacks/e1', text('{"answer":42}')),
      ({ status }) => status === 204,
    );
    const execution = await eventually(
      () => runtime.engine.describeExecution(executionArn),
      ({ status }) => status !== 'RUNNING',
    );
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('a crashed function', () => {
  it('fails what is in flight with a service error and starts anew', async () => {
    const api = runtime.wiring.functions.find(({ name }) => name.includes('api'))?.name ?? '';
    const inFlight = runtime.lambda.invoke(api, { routeKey: 'GET /slow' });
    await runtime.lambda.crash(api);
    expect(await inFlight).toMatchObject({
      ok: false,
      error: { errorType: 'Lambda.ServiceException' },
    });
    expect((await call('GET', '/items/one')).status).toBe(200);
  });

  it('that outlives its timeout is ended with the name Lambda gives that', async () => {
    const api = runtime.wiring.functions.find(({ name }) => name.includes('api'))?.name ?? '';
    const result = await runtime.lambda.invoke(api, { routeKey: 'GET /slow' });
    expect(result).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
    expect(result.ok ? '' : result.error.errorMessage).toMatch(
      /^RequestId: \S+ Error: Task timed out after 2\.00 seconds$/,
    );
  });

  it('describes a thrown error as the Node.js runtime does', async () => {
    const api = runtime.wiring.functions.find(({ name }) => name.includes('api'))?.name ?? '';
    const result = await runtime.lambda.invoke(api, { routeKey: 'GET /throw' });
    expect(result).toMatchObject({
      ok: false,
      error: { errorType: 'TypeError', errorMessage: 'a secret detail' },
    });
  });
});
