import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { CREDENTIALS } from '../aws-json.ts';
import type { S3Refusal } from './s3-error.ts';
import { accessDenied } from './s3-error.ts';

export interface SignedRequest {
  method: string;
  /** Path and query as they came, still percent-encoded. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
}

/**
 * Checks a presigned link: present, signed with our key over this method, path and query, and not
 * expired. fauxqs accepts anything. Source: "Authenticating Requests: Using Query Parameters
 * (AWS Signature Version 4)", Amazon S3 API reference. Undefined when it is good.
 */
export function refusePresigned(request: SignedRequest, now: number): S3Refusal | undefined {
  const [path = '', search = ''] = request.url.split('?');
  const query = new URLSearchParams(search);
  const signature = query.get('X-Amz-Signature');
  if (signature === null) return accessDenied('Access Denied');
  const signedAt = Date.parse(isoTime(query.get('X-Amz-Date') ?? ''));
  const expiresAt = signedAt + Number(query.get('X-Amz-Expires')) * 1000;
  if (!(now <= expiresAt)) return accessDenied('Request has expired');
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    query.get('X-Amz-Date'),
    scopeOf(query.get('X-Amz-Credential') ?? ''),
    sha256(canonicalRequest(request, path, query)),
  ].join('\n');
  const expected = sign(query.get('X-Amz-Credential') ?? '', stringToSign);
  if (sameText(expected, signature)) return undefined;
  return {
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: 'The request signature we calculated does not match the signature you provided.',
  };
}

/** Signs `text` with the key of a `keyId/date/region/service/aws4_request` credential; hex. */
export function sign(credential: string, text: string): string {
  const [, ...scope] = credential.split('/');
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${CREDENTIALS.secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function canonicalRequest(request: SignedRequest, path: string, query: URLSearchParams): string {
  const signedHeaders = query.get('X-Amz-SignedHeaders') ?? 'host';
  const headers = signedHeaders.split(';').map((name) => {
    const value = request.headers[name];
    return `${name}:${(Array.isArray(value) ? value.join(',') : (value ?? '')).trim()}\n`;
  });
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const payload = request.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
  return [
    request.method,
    path,
    parameters.join('&'),
    headers.join(''),
    signedHeaders,
    query.get('X-Amz-Content-Sha256') ?? payload,
  ].join('\n');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function scopeOf(credential: string): string {
  return credential.split('/').slice(1).join('/');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `20261105T101500Z` -> `2026-11-05T10:15:00Z`. */
function isoTime(basic: string): string {
  return basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
