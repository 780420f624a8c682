import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Json } from '../assembly/json.ts';
import { json } from '../assembly/json.ts';

export type Claims = { [key: string]: Json };

/** Stands in for the Cognito user pool: signs and checks RS256 tokens with a key of this machine. */
export interface Issuer {
  mint(claims: Claims): string;
  /** The claims of a token signed here, or undefined. Times are not checked. */
  verified(token: string): Claims | undefined;
  jwks(): { keys: JsonWebKey[] };
}

const KEY_ID = 'portage-local';
const claimsSchema = z.record(z.string(), json);
const headerSchema = z.looseObject({ alg: z.literal('RS256') });

/** Opens the issuer whose private key is kept in the data directory; made on the first start. */
export function openIssuer(dataDir: string): Issuer {
  const privateKey = readOrMakeKey(join(dataDir, 'issuer-key.pem'));
  const publicKey = createPublicKey(privateKey);
  return {
    mint: (claims) => {
      const unsigned = `${encode({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encode(claims)}`;
      return `${unsigned}.${sign('sha256', Buffer.from(unsigned), privateKey).toString('base64url')}`;
    },
    verified: (token) => {
      const [header = '', claims = '', signature = '', ...more] = token.split('.');
      const signed = Buffer.from(`${header}.${claims}`);
      if (more.length > 0 || !isSigned(publicKey, signed, signature)) return undefined;
      if (!headerSchema.safeParse(decode(header)).success) return undefined;
      return claimsSchema.safeParse(decode(claims)).data;
    },
    jwks: () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }],
    }),
  };
}

function readOrMakeKey(path: string): KeyObject {
  if (existsSync(path)) return createPrivateKey(readFileSync(path));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return privateKey;
}

function isSigned(key: KeyObject, data: Buffer, signature: string): boolean {
  return verify('sha256', data, key, Buffer.from(signature, 'base64url'));
}

function encode(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
