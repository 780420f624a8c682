import type { CorsRule } from '../assembly/stores.ts';

/** Headers of a CORS answer by the bucket's rules, or undefined when no rule allows the request. */
export function corsHeaders(
  rules: readonly CorsRule[],
  origin: string,
  method: string,
): Record<string, string> | undefined {
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods }) =>
      AllowedOrigins.some((pattern) => matches(pattern, origin)) && AllowedMethods.includes(method),
  );
  if (rule === undefined) return undefined;
  return {
    'access-control-allow-origin': rule.AllowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(rule.AllowedHeaders.length > 0 && {
      'access-control-allow-headers': rule.AllowedHeaders.join(', '),
    }),
    ...(rule.ExposedHeaders.length > 0 && {
      'access-control-expose-headers': rule.ExposedHeaders.join(', '),
    }),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

function matches(pattern: string, origin: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === origin;
  return origin.startsWith(before) && origin.endsWith(after);
}
