import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAccessTokens } from '../../../../adapters/channels/amazon/access-token.ts';
import { askShop, tellShop } from '../../../../adapters/channels/shop-http.ts';
import { shopSchema } from '../../../../domain/channel/shop.ts';

let url: string;
let asked: { authorization: string | undefined; body: string }[];
let answers: { status: number; body?: string; headers?: Record<string, string> }[];
const shopServer = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push({ authorization: request.headers.authorization, body });
    const { status, body: said = '', headers = {} } = answers.shift() ?? { status: 200 };
    response.writeHead(status, headers).end(said);
  });
});
beforeAll(async () => {
  await once(shopServer.listen(0, '127.0.0.1'), 'listening');
  const address = shopServer.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
});
afterAll(() => shopServer.close());
beforeEach(() => {
  asked = [];
  answers = [];
});

const request = () => ({ shop: 's', method: 'POST', url, headers: {}, body: { a: 1 } }) as const;

describe('calling a shop', () => {
  it('tries three times while it says later, then leaves it to the queue', async () => {
    answers = [{ status: 503 }, { status: 429, headers: { 'retry-after': '0' } }, { status: 200 }];
    expect(await tellShop(request())).toBe('');
    expect(asked.map(({ body }) => body)).toEqual(Array(3).fill('{"a":1}'));
    answers = Array.from({ length: 3 }, () => ({ status: 500, body: 'down' }));
    await expect(tellShop(request())).rejects.toMatchObject({
      name: 'PartnerUnavailable',
      message: 's: 500 down',
    });
    expect(asked).toHaveLength(6);
  });

  it.each([400, 401, 404, 422, 302])(
    'asks no second time after %d: a person must act',
    async (status) => {
      answers = [{ status, body: 'no', headers: { location: '/elsewhere' } }];
      await expect(tellShop(request())).rejects.toMatchObject({ name: 'PartnerRefused' });
      expect(asked).toHaveLength(1);
    },
  );

  it('that nobody answers is later', async () => {
    const nowhere = { ...request(), url: 'http://127.0.0.1:1/' };
    await expect(tellShop(nowhere)).rejects.toMatchObject({ name: 'PartnerUnavailable' });
  });

  it('refuses an answer of another shape, and none at all', async () => {
    answers = [
      { status: 200, body: '{"id":9007199254740993}' },
      { status: 200, body: '<html>' },
    ];
    const ids = z.object({ id: z.string(), name: z.string() });
    await expect(askShop(request(), ids)).rejects.toThrow('/name');
    await expect(askShop(request(), ids)).rejects.toThrow('no JSON');
  });
});

describe('Login with Amazon', () => {
  const shop = (accessToken: string) =>
    shopSchema.parse({
      source: 'AMAZON',
      shop: 'A1',
      tenant: 'lumio',
      name: 'A1',
      endpoint: 'https://sellingpartnerapi-na.amazon.com',
      accessToken,
      webhookSecrets: [],
      status: 'ACTIVE',
      connectedAt: '2026-11-23T08:00:00.000Z',
    });

  it('buys an access token once an hour with the seller’s refresh token', async () => {
    let now = 0;
    const tokenOf = createAccessTokens(url, () => now);
    const token = (name: string) => ({
      status: 200,
      body: JSON.stringify({ access_token: name, expires_in: 3600, token_type: 'bearer' }),
    });
    answers = [token('Atza|1'), token('Atza|2')];
    const seller = shop('amzn1.client.x:amzn1.oa2-cs.v1.y:Atzr|z');
    expect([await tokenOf(seller), await tokenOf(seller)]).toEqual(['Atza|1', 'Atza|1']);
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'Atzr|z',
      client_id: 'amzn1.client.x',
      client_secret: 'amzn1.oa2-cs.v1.y',
    });
    now += 3_541_000;
    expect(await tokenOf(seller)).toBe('Atza|2');
  });

  it('takes a token that somebody else renews as it is, and half credentials not at all', async () => {
    const tokenOf = createAccessTokens(url, () => 0);
    expect(await tokenOf(shop('Atza|given'))).toBe('Atza|given');
    await expect(tokenOf(shop('id:secret'))).rejects.toMatchObject({ name: 'PartnerRefused' });
    expect(asked).toEqual([]);
  });
});
