import type { CorsSpec } from '../assembly/http-apis.ts';

/** CORS headers an HTTP API adds when the request's origin is allowed; they replace the function's. */
export function corsHeaders(
  cors: CorsSpec | undefined,
  origin: string | undefined,
): Record<string, string> {
  if (cors === undefined || origin === undefined) return {};
  const any = cors.AllowOrigins.includes('*');
  if (!any && !cors.AllowOrigins.some((pattern) => matches(pattern, origin))) return {};
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.ExposeHeaders.length > 0 && {
      'access-control-expose-headers': cors.ExposeHeaders.join(','),
    }),
    ...(!any && { vary: 'origin' }),
  };
}

/** What a preflight gets besides; HTTP APIs answer those themselves, with 204. */
export function preflightHeaders(
  cors: CorsSpec,
  origin: string | undefined,
): Record<string, string> {
  const allowed = corsHeaders(cors, origin);
  if (Object.keys(allowed).length === 0) return {};
  return {
    ...allowed,
    ...(cors.AllowMethods.length > 0 && {
      'access-control-allow-methods': cors.AllowMethods.join(','),
    }),
    ...(cors.AllowHeaders.length > 0 && {
      'access-control-allow-headers': cors.AllowHeaders.join(','),
    }),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  };
}

function matches(pattern: string, origin: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === origin;
  return origin.startsWith(before) && origin.endsWith(after);
}
