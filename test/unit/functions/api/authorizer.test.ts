import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { sellerSchema } from '../../../../domain/seller/seller.ts';
import { tenantSchema } from '../../../../domain/kernel/ids.ts';
import { apiKeyOf, hashOfApiKey } from '../../../../functions/api/authorizer/api-key.ts';
import { createAuthorizeSellerHandler } from '../../../../functions/api/authorizer/authorize-seller.ts';
import { T0 } from '../../../support/example-shipment.ts';
import { context, eventOf } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const tenant = tenantSchema.parse('lumio');
const secret = 'S3cretS3cretS3cretS3cretS3cret12';
const key = apiKeyOf('lumiokey1', secret, 'test');
const seller = sellerSchema.parse({
  tenant,
  name: 'Lumio',
  nameZh: '流明',
  uscc: '91440300MA5EXAMPLE',
  importerNumbers: {},
  status: 'ACTIVE',
});
const record = {
  keyId: 'lumiokey1',
  tenant,
  hash: hashOfApiKey(key),
  last4: key.slice(-4),
  scopes: ['skus:read' as const, 'shipments:write' as const],
  createdAt: T0,
};

let world: World;
let authorize: (header?: string) => Promise<unknown>;
beforeEach(async () => {
  world = createWorld();
  await world.sellers.put(seller);
  await world.sellers.putKey(record);
  const handler = createAuthorizeSellerHandler(world);
  authorize = (header) => handler(requestWith(header), context);
});

function requestWith(authorization?: string): APIGatewayRequestAuthorizerEventV2 {
  const { requestContext, rawPath } = eventOf({ path: '/shipments' });
  return {
    version: '2.0',
    type: 'REQUEST',
    routeArn: 'arn:aws:execute-api:us-east-1:000000000000:api/$default/GET/shipments',
    identitySource: [],
    routeKey: '$default',
    rawPath,
    rawQueryString: '',
    cookies: [],
    headers: authorization === undefined ? {} : { authorization },
    requestContext,
  };
}

describe('the seller authorizer', () => {
  it('tells tenant, key and scopes of a good key', async () => {
    expect(await authorize(`Bearer ${key}`)).toEqual({
      isAuthorized: true,
      context: { tenant: 'lumio', keyId: 'lumiokey1', scopes: 'skus:read shipments:write' },
    });
  });

  it.each([
    ['nothing', undefined],
    ['another scheme', `Basic ${key}`],
    ['a key of another shape', 'Bearer sk_test_short'],
    ['an unknown key', `Bearer ${apiKeyOf('nobodykey', secret, 'test')}`],
    ['a wrong secret', `Bearer ${key.slice(0, -1)}X`],
    ['the right secret in another mode', `Bearer ${key.replace('test', 'live')}`],
    ['the hash itself', `Bearer sk_test_lumiokey1_${record.hash}`],
  ])('denies %s', async (_, header) => {
    expect(await authorize(header)).toEqual({ isAuthorized: false });
  });

  it('denies a revoked key', async () => {
    await world.sellers.putKey({ ...record, revokedAt: T0 });
    expect(await authorize(`Bearer ${key}`)).toEqual({ isAuthorized: false });
  });

  it('denies a suspended seller', async () => {
    await world.sellers.put({ ...seller, status: 'SUSPENDED' });
    expect(await authorize(`Bearer ${key}`)).toEqual({ isAuthorized: false });
  });

  it('keeps no key: what is stored cannot be used as one', () => {
    expect(world.bytes()).not.toContain(secret);
  });
});
