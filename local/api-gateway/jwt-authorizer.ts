import type { AuthorizerSpec } from '../assembly/http-apis.ts';
import type { Json } from '../assembly/json.ts';
import type { Authorization } from './authorization.ts';
import type { HttpRequest } from './http-event.ts';
import { gatewayResponse } from './http-response.ts';
import { identityValue } from './identity-source.ts';
import type { Claims, Issuer } from './issuer.ts';

type JwtAuthorizer = Extract<AuthorizerSpec, { kind: 'jwt' }>;

/**
 * Checks a bearer token as an HTTP API does: signature, `iss`, `aud` or `client_id`, `exp`, `nbf`,
 * `iat`, and one of the route's scopes. The key is always the local issuer's, whatever the issuer's
 * address in the template. Source: "Control access to HTTP APIs with JWT authorizers".
 */
export function authorizeJwt(
  spec: JwtAuthorizer,
  request: HttpRequest,
  routeKey: string,
  issuer: Issuer,
): Authorization {
  const header = identityValue(spec.identitySource, request, routeKey);
  if (header === undefined || header === '') return unauthorized();
  const claims = issuer.verified(header.replace(/^Bearer\s+/i, ''));
  const fault = claims === undefined ? 'the token is not valid' : faultOf(claims, spec, request);
  if (claims === undefined || fault !== undefined) return unauthorized(fault);
  const scopes = scopesOf(claims);
  if (spec.scopes.length > 0 && !spec.scopes.some((scope) => scopes.includes(scope))) {
    return { allowed: false, response: gatewayResponse(403, 'Forbidden') };
  }
  const authorizer = {
    jwt: { claims: asStrings(claims), scopes: spec.scopes.length === 0 ? null : scopes },
  };
  return { allowed: true, authorizer };
}

function faultOf(claims: Claims, spec: JwtAuthorizer, request: HttpRequest): string | undefined {
  const now = request.receivedAt / 1000;
  const { iss, exp, nbf, iat } = claims;
  const audience = claims['aud'] ?? claims['client_id'];
  const audiences = Array.isArray(audience) ? audience : [audience];
  if (iss !== spec.issuer) return 'the issuer does not match';
  if (!audiences.some((each) => typeof each === 'string' && spec.audiences.includes(each))) {
    return 'the audience does not match';
  }
  if (typeof exp !== 'number' || exp <= now) return 'the token has expired';
  if (typeof nbf === 'number' && nbf > now) return 'the token is not valid yet';
  if (typeof iat === 'number' && iat > now + 1) return 'the token is from the future';
  return undefined;
}

function scopesOf(claims: Claims): string[] {
  const scope = claims['scope'] ?? claims['scp'] ?? '';
  if (Array.isArray(scope)) return scope.map(asText);
  return asText(scope).split(' ').filter(Boolean);
}

/** Claims reach the function as text; a list becomes `[a b]`. */
function asStrings(claims: Claims): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, asText(value)]));
}

function asText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(asText).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function unauthorized(detail?: string): Authorization {
  const headers: Record<string, string> =
    detail === undefined
      ? { 'www-authenticate': 'Bearer' }
      : { 'www-authenticate': `Bearer error="invalid_token" error_description="${detail}"` };
  return { allowed: false, response: gatewayResponse(401, 'Unauthorized', headers) };
}
