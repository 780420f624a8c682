/** Keys of sellers: two may be active, what is kept is no key, and a revoked one is refused everywhere within a minute. */
import '../support/quiet.ts';
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sellerSchema } from '../../domain/seller/seller.ts';
import { apiKeyOf, hashOfApiKey } from '../../functions/api/authorizer/api-key.ts';
import { createAuthorizeSellerHandler } from '../../functions/api/authorizer/authorize-seller.ts';
import { json } from '../../local/assembly/json.ts';
import { LambdaAuthorizers } from '../../local/api-gateway/lambda-authorizer.ts';
import { at } from '../contracts/contract-records.ts';
import { context } from '../unit/functions/lambda-event.ts';
import { openFrontDoor, OWNER } from './front-door.ts';

const older = apiKeyOf('lumiokey1', 'S3cretS3cretS3cretS3cretS3cret12', 'live');
const newer = apiKeyOf('lumiokey2', 'N3werSecretN3werSecretN3werSecret', 'live');

const recordOf = (keyId: string, key: string) => ({
  keyId,
  tenant: OWNER,
  hash: hashOfApiKey(key),
  last4: key.slice(-4),
  scopes: ['skus:read' as const],
  createdAt: at(0),
});

const request = (key: string) => ({
  id: 'req-1',
  method: 'GET',
  path: '/skus',
  rawQueryString: '',
  headers: { authorization: `Bearer ${key}` },
  cookies: [],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  receivedAt: 0,
});
const route = {
  apiId: 'api',
  stage: '$default',
  routeKey: 'GET /skus',
  pathParameters: {},
  authorizer: undefined,
};
/** As the stack deploys it; test/infra/routes.test.ts holds the template to the same minute. */
const spec = {
  kind: 'lambda' as const,
  id: 'sellers',
  function: 'authorize-seller',
  identitySources: ['$request.header.Authorization'],
  cacheSeconds: 60,
};

/** The authorizer behind the cache of the gateway, as the local one keeps it too. */
async function opened() {
  const door = openFrontDoor();
  const names = { name: 'Lumio', nameZh: '流明', uscc: '91440300MA5FLUMN03' };
  await door.sellers.put(
    sellerSchema.parse({ ...names, tenant: OWNER, importerNumbers: {}, status: 'ACTIVE' }),
  );
  await door.sellers.putKey(recordOf('lumiokey1', older));
  await door.sellers.putKey(recordOf('lumiokey2', newer));
  const handler = createAuthorizeSellerHandler(door);
  let seconds = 0;
  const gate = new LambdaAuthorizers(
    async (_, event) => {
      const answer = await handler(asked.parse(event), context);
      return { ok: true, payload: json.parse(JSON.parse(JSON.stringify(answer))) };
    },
    () => seconds * 1000,
  );
  return {
    door,
    admits: async (key: string) => (await gate.authorize(spec, request(key), route)).allowed,
    pass: (more: number) => void (seconds += more),
  };
}
const asked = z.custom<APIGatewayRequestAuthorizerEventV2>((event) => typeof event === 'object');

it('admits both keys of a seller while they are rotated', async () => {
  const { admits } = await opened();
  expect([await admits(older), await admits(newer)]).toEqual([true, true]);
});

it('refuses a revoked key within a minute, and the other key goes on', async () => {
  const { admits, door, pass } = await opened();
  expect(await admits(older)).toBe(true);
  await door.sellers.putKey({ ...recordOf('lumiokey1', older), revokedAt: at(1) });
  pass(59);
  // What the gateway decided less than a minute ago may still stand.
  expect(await admits(older)).toBe(true);
  pass(1);
  expect([await admits(older), await admits(newer)]).toEqual([false, true]);
});

it('keeps nothing that could be used as a key', async () => {
  const { admits, door } = await opened();
  const kept = JSON.stringify(door.table.all());
  expect(kept).not.toContain('S3cret');
  expect(kept).toContain(hashOfApiKey(older));
  expect(await admits(hashOfApiKey(older))).toBe(false);
  expect(await admits(`sk_live_lumiokey1_${hashOfApiKey(older)}`)).toBe(false);
});
