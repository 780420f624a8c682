import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../infra/routes.ts';
import { synthesized } from './synthesized.ts';

/** `sellerRoute('GET', '/skus', …`: how a function declares a line of its table. */
const DECLARED = /\b(seller|operations|open)Route\(\s*'([A-Z]+)',\s*'([^']+)'/g;
const FOLDER = /^functions\/(?:api\/)?([a-z-]+)\//;

const declared = globSync('functions/{api,webhooks,shop-webhooks}/**/*.ts').flatMap((file) =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(DECLARED),
    ([, caller = '', method = '', path = '']) => ({
      route: `${method} ${path}`,
      resource: FOLDER.exec(file)?.[1] ?? '',
      access: caller === 'open' ? 'none' : caller,
    }),
  ),
);

const inOrder = <T extends { readonly route: string }>(lines: readonly T[]) =>
  lines.toSorted((a, b) => (a.route < b.route ? -1 : 1));

describe('the routes of the API', () => {
  it('are those that the functions answer, by the same function, for the same callers', () => {
    expect(declared.length).toBeGreaterThan(20);
    const routed = ROUTES.map(([route, resource, access]) => ({ route, resource, access }));
    expect(inOrder(routed)).toEqual(inOrder(declared));
  });

  const { of } = synthesized('production');
  const AUTHORIZATION = { seller: 'CUSTOM', operations: 'JWT', none: 'NONE' };

  it.each(ROUTES)('%s is deployed, behind its authorizer', (route, _, access) => {
    const deployed = of('AWS::ApiGatewayV2::Route').filter(
      ({ Properties }) => Properties['RouteKey'] === route,
    );
    expect(deployed).toHaveLength(1);
    expect(deployed[0]?.Properties['AuthorizationType']).toBe(AUTHORIZATION[access]);
  });

  it('are all there is: no default route catches what nobody declared', () => {
    expect(of('AWS::ApiGatewayV2::Route')).toHaveLength(ROUTES.length);
  });

  it('ask the sellers’ authorizer at most once a minute for a key, and limit everybody', () => {
    const [sellers] = of('AWS::ApiGatewayV2::Authorizer').filter(
      ({ Properties }) => Properties['AuthorizerType'] === 'REQUEST',
    );
    expect(sellers?.Properties).toMatchObject({
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      AuthorizerResultTtlInSeconds: 60,
      IdentitySource: ['$request.header.Authorization'],
    });
    for (const stage of of('AWS::ApiGatewayV2::Stage')) {
      expect(stage.Properties['DefaultRouteSettings']).toMatchObject({
        ThrottlingRateLimit: 200,
        ThrottlingBurstLimit: 400,
      });
      expect(stage.Properties['AccessLogSettings']).toBeDefined();
      expect(stage.Properties['RouteSettings']).toMatchObject({
        'GET /where-is-my-parcel': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      });
    }
  });
});
