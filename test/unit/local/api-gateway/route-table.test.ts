import { describe, expect, it } from 'vitest';
import { compileRoutes } from '../../../../local/api-gateway/route-table.ts';

const routes = compileRoutes(
  [
    '$default',
    'ANY /{proxy+}',
    'GET /a/{rest+}',
    'GET /a/{id}',
    'GET /a/b',
    'ANY /a/b',
    'GET /a/{id}/c',
  ].map((routeKey) => ({
    routeKey,
    function: 'f',
    timeoutMilliseconds: 1,
    authorizer: { kind: 'none' as const },
    throttle: undefined,
  })),
);

describe('the route table', () => {
  it.each([
    ['GET', '/a/b', 'GET /a/b', {}],
    ['POST', '/a/b', 'ANY /a/b', {}],
    ['GET', '/a/x', 'GET /a/{id}', { id: 'x' }],
    ['GET', '/a/x%2Fy', 'GET /a/{id}', { id: 'x/y' }],
    ['GET', '/a/x/c', 'GET /a/{id}/c', { id: 'x' }],
    ['GET', '/a/x/y/z', 'GET /a/{rest+}', { rest: 'x/y/z' }],
    ['PUT', '/a/x', 'ANY /{proxy+}', { proxy: 'a/x' }],
  ])('%s %s goes to the most specific route, %s', (method, path, routeKey, parameters) => {
    const match = routes(method, path);
    expect(match?.route.routeKey).toBe(routeKey);
    expect(match?.pathParameters).toEqual(parameters);
  });

  it('knows no route without a default', () => {
    expect(compileRoutes([])('GET', '/a')).toBeUndefined();
  });
});
