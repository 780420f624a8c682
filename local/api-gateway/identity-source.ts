import type { HttpRequest } from './http-event.ts';

/**
 * The value an identity source names: `$request.header.Name`, `$request.querystring.name` or
 * `$context.routeKey`. Undefined when the request does not have it.
 */
export function identityValue(
  source: string,
  request: HttpRequest,
  routeKey: string,
): string | undefined {
  if (source === '$context.routeKey') return routeKey;
  const [, place, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === 'header') return request.headers[name.toLowerCase()];
  if (place === 'querystring') {
    return new URLSearchParams(request.rawQueryString).get(name) ?? undefined;
  }
  throw new Error(`unsupported identity source ${source}`);
}
