/** Who holds this API key: the Lambda authorizer of every seller route (HTTP API, payload 2.0, simple response). */
import middy from '@middy/core';
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import type { ApiKey, SellerStore } from '../../../domain/seller/seller.ts';
import { telemetryOf } from '../../runtime/telemetry.ts';
import { isKeyOfHash, keyIdOf } from './api-key.ts';

export interface AuthorizeSellerPorts {
  readonly sellers: Pick<SellerStore, 'find' | 'findKey'>;
}

type Verdict =
  | { readonly isAuthorized: false }
  | {
      readonly isAuthorized: true;
      /** What functions/runtime/access.ts reads; scopes are one space-separated string. */
      readonly context: {
        readonly tenant: string;
        readonly keyId: string;
        readonly scopes: string;
      };
    };

export function createAuthorizeSellerHandler(ports: AuthorizeSellerPorts) {
  const telemetry = telemetryOf('authorize-seller');
  return middy<APIGatewayRequestAuthorizerEventV2, Verdict>()
    .use([...telemetry.middleware])
    .handler(async (event) => {
      const key = await liveKey(ports, bearerOf(event.headers?.['authorization']));
      telemetry.count(key ? 'KeyAccepted' : 'KeyRefused');
      if (!key) return { isAuthorized: false };
      const { tenant, keyId, scopes } = key;
      return { isAuthorized: true, context: { tenant, keyId, scopes: scopes.join(' ') } };
    });
}

function bearerOf(header: string | undefined): string {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
}

/** The key's record if the secret fits, it is not revoked and its seller is active. */
async function liveKey(ports: AuthorizeSellerPorts, given: string): Promise<ApiKey | undefined> {
  const keyId = keyIdOf(given);
  const key = keyId === undefined ? undefined : await ports.sellers.findKey(keyId);
  if (!key || !isKeyOfHash(given, key.hash) || key.revokedAt !== undefined) return undefined;
  const seller = await ports.sellers.find(key.tenant);
  return seller?.status === 'ACTIVE' ? key : undefined;
}
