/** A token of the operations staff, as the user pool would give it: signed by this machine's issuer, good for thirty days. */
import type { Runtime } from '../runtime.ts';

const SECONDS = 30 * 86_400;

export function operationsToken({ issuer, wiring }: Pick<Runtime, 'issuer' | 'wiring'>): string {
  const specs = wiring.httpApis.flatMap(({ routes }) => routes.map(({ authorizer }) => authorizer));
  const spec = specs.find((each) => each.kind === 'jwt');
  if (spec?.kind !== 'jwt') throw new Error('no route of the API asks for a token');
  const now = Math.floor(Date.now() / 1000);
  return issuer.mint({
    sub: 'demo-operator',
    iss: spec.issuer,
    aud: spec.audiences[0] ?? '',
    'cognito:groups': ['operations'],
    iat: now,
    exp: now + SECONDS,
  });
}
