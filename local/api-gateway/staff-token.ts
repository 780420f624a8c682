import type { HttpApiSpec } from '../assembly/http-apis.ts';
import type { Issuer } from './issuer.ts';

const LIFETIME_SECONDS = 30 * 24 * 3600;

/**
 * A bearer token for the routes behind the JWT authorizer, shaped as an access token of the Cognito
 * user pool it stands in for. Valid for thirty days on this data directory only.
 */
export function mintStaffToken(
  issuer: Issuer,
  apis: readonly HttpApiSpec[],
  staff: { subject: string; groups: readonly string[]; now: number },
): string {
  const authorizers = apis.flatMap(({ routes }) => routes.map(({ authorizer }) => authorizer));
  const jwt = authorizers.find((authorizer) => authorizer.kind === 'jwt');
  if (jwt === undefined) throw new Error('no route has a JWT authorizer');
  const issuedAt = Math.floor(staff.now / 1000);
  return issuer.mint({
    iss: jwt.issuer,
    client_id: jwt.audiences[0] ?? '',
    token_use: 'access',
    sub: staff.subject,
    username: staff.subject,
    'cognito:groups': [...staff.groups],
    iat: issuedAt,
    exp: issuedAt + LIFETIME_SECONDS,
  });
}
