import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { createWebhookSender } from '../../../../adapters/webhooks/webhook-sender.ts';

const SECRETS = [
  `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
];
const BODY = JSON.stringify({ type: 'order.shipped', timestamp: '…', data: { 名: '灯' } });

interface Heard {
  readonly headers: Record<string, string>;
  readonly body: string;
}
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A receiver on this machine; everything that it heard. */
async function receiver(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
      heard.push({ headers, body });
      answer(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, heard, url: `http://127.0.0.1:${port}/hook` };
}

const message = (url: string) => ({
  url,
  id: 'ord_1-f1-shipped-whe_1',
  secrets: SECRETS,
  payloadVersion: '2026-11',
  body: BODY,
});
const onThisMachine = { loopbackAllowed: true, clock: Date.now };

describe('a webhook', () => {
  it('is signed by every secret, as the specification’s own library verifies', async () => {
    const { url, heard } = await receiver((response) => response.writeHead(204).end());
    const attempt = await createWebhookSender(onThisMachine)(message(url));
    expect(attempt).toMatchObject({ delivered: true, responseCode: 204 });
    const [got] = heard;
    for (const secret of SECRETS)
      expect(new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toEqual(
        JSON.parse(BODY),
      );
    expect(got?.headers).toMatchObject({
      'webhook-id': 'ord_1-f1-shipped-whe_1',
      'portage-webhook-version': '2026-11',
      'content-type': 'application/json',
    });
    expect(got?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    const stranger = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
    expect(() => new Webhook(stranger).verify(got?.body ?? '', got?.headers ?? {})).toThrow();
    expect(() => new Webhook(SECRETS[0] ?? '').verify(`${BODY} `, got?.headers ?? {})).toThrow();
  });

  it.each([301, 302, 307, 400, 404, 410, 429, 500, 503])(
    'answered %i is not delivered',
    async (status) => {
      const elsewhere = await receiver((response) => response.writeHead(200).end());
      const { url } = await receiver((response) =>
        response.writeHead(status, { location: elsewhere.url }).end('not now'),
      );
      const attempt = await createWebhookSender(onThisMachine)(message(url));
      expect(attempt).toMatchObject({ delivered: false, responseCode: status, body: 'not now' });
      expect(elsewhere.heard).toEqual([]);
    },
  );

  it('is not waited for longer than its time, nor is more of an answer read than anybody will', async () => {
    const silent = await receiver(() => undefined);
    const hurried = createWebhookSender({ ...onThisMachine, timeoutMs: 50 });
    expect(await hurried(message(silent.url))).toMatchObject({
      delivered: false,
      error: 'TIMEOUT',
    });
    const chatty = await receiver((response) => {
      response.writeHead(200);
      const talk = () => response.write('x'.repeat(1000), () => setTimeout(talk, 1));
      talk();
    });
    const attempt = await createWebhookSender(onThisMachine)(message(chatty.url));
    expect(attempt).toMatchObject({ delivered: true, responseCode: 200 });
    expect(attempt.body).toHaveLength(500);
  });

  it('that nobody takes says why', async () => {
    const { url } = await receiver(() => undefined);
    closing.splice(0).forEach((close) => close());
    const attempt = await createWebhookSender(onThisMachine)(message(url));
    expect(attempt).toMatchObject({ delivered: false, error: 'ECONNREFUSED' });
  });
});

describe('the guard', () => {
  const resolving = (...addresses: string[]) => {
    const asked: string[] = [];
    const resolveAll = async (hostname: string) => {
      asked.push(hostname);
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    };
    return { asked, resolveAll };
  };
  const REFUSED = { delivered: false, error: 'ADDRESS_REFUSED' };

  it.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['::ffff:10.0.0.1'],
    ['fd00:ec2::254'],
    // One good address does not excuse the other.
    ['93.184.215.14', '127.0.0.1'],
    [],
  ])('refuses a name that leads to %s', async (...addresses) => {
    const { resolveAll } = resolving(...addresses);
    const send = createWebhookSender({ loopbackAllowed: false, clock: Date.now, resolveAll });
    expect(await send(message('https://rebind.example/'))).toMatchObject(REFUSED);
  });

  it('refuses an address in the URL without asking anybody', async () => {
    const { asked, resolveAll } = resolving('93.184.215.14');
    const send = createWebhookSender({ loopbackAllowed: false, clock: Date.now, resolveAll });
    for (const url of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://0x7f.1/',
      'http://8.8.8.8/',
    ])
      expect(await send(message(url))).toMatchObject(REFUSED);
    expect(asked).toEqual([]);
  });

  it('connects to the address it checked: the name is asked for once, and its next answer is nothing to us', async () => {
    const { port, heard } = await receiver((response) => response.writeHead(200).end());
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const asked: string[] = [];
    const send = createWebhookSender({
      ...onThisMachine,
      resolveAll: async (hostname) => {
        asked.push(hostname);
        return (answers.shift() ?? []).map((address) => ({ address, family: 4 }));
      },
    });
    expect(await send(message(`http://localhost:${port}/`))).toMatchObject({ delivered: true });
    expect(asked).toEqual(['localhost']);
    expect(heard[0]?.headers['host']).toBe(`localhost:${port}`);
  });

  it('where loopback is allowed still refuses every other network', async () => {
    const { resolveAll } = resolving('10.0.0.1');
    const send = createWebhookSender({ ...onThisMachine, resolveAll });
    expect(await send(message('https://inside.example/'))).toMatchObject(REFUSED);
    expect(await send(message('http://192.168.0.1/'))).toMatchObject(REFUSED);
  });
});
