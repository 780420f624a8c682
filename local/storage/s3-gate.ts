import type { IncomingHttpHeaders } from 'node:http';
import type { CorsRule } from '../assembly/stores.ts';
import { corsHeaders } from './cors.ts';
import type { FauxqsApp } from './fauxqs-app.ts';
import type { PostForm } from './post-policy.ts';
import { refusePost } from './post-policy.ts';
import type { S3Refusal } from './s3-error.ts';
import { s3ErrorXml } from './s3-error.ts';
import { refusePresigned } from './signature.ts';

interface Request {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

/** What guards the buckets: their CORS rules, filled in once the templates are read, and the time. */
export interface GateRules {
  cors: Map<string, readonly CorsRule[]>;
  now: () => number;
}

/**
 * Adds to fauxqs what a bucket on AWS enforces and fauxqs does not: only signed requests, presigned
 * links that hold until they expire, POST policies, CORS, and the `response-*` overrides of a link.
 */
export function guardBuckets(app: FauxqsApp, rules: GateRules): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isS3(request)) return;
    const bucket = bucketOf(request.url);
    const method = request.headers['access-control-request-method'] ?? request.method;
    const cors = corsHeaders(rules.cors.get(bucket) ?? [], request.headers.origin ?? '', method);
    if (request.headers.origin !== undefined && cors !== undefined) reply.headers(cors);
    if (request.method === 'OPTIONS') {
      return reply.code(cors === undefined ? 403 : 200).send();
    }
    if (isSigned(request) || isFormPost(request)) return;
    const refusal = refusePresigned(request, rules.now());
    if (refusal !== undefined) return refuse(reply, refusal);
  });
  app.addHook('preHandler', async (request, reply) => {
    if (!isS3(request) || !isFormPost(request)) return;
    const refusal = refusePost(await readForm(request), rules.now());
    if (refusal !== undefined) return refuse(reply, refusal);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (isS3(request) && reply.statusCode < 300) overrideHeaders(request.url, reply);
    return payload;
  });
}

function refuse(
  reply: { code(status: number): { type(type: string): { send(body: string): unknown } } },
  refusal: S3Refusal,
): unknown {
  return reply.code(refusal.status).type('application/xml').send(s3ErrorXml(refusal));
}

/** SQS and SNS post to `/`; fauxqs' own pages begin with an underscore. */
function isS3({ method, url }: Request): boolean {
  const path = url.split('?')[0] ?? '';
  return path !== '/health' && !path.startsWith('/_') && !(method === 'POST' && path === '/');
}

/** Requests of the SDK inside this machine carry an Authorization header. */
function isSigned({ headers }: Request): boolean {
  return headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false;
}

function isFormPost({ method, headers }: Request): boolean {
  return method === 'POST' && (headers['content-type'] ?? '').includes('multipart/form-data');
}

function bucketOf(url: string): string {
  return decodeURIComponent(url.split(/[/?]/)[1] ?? '');
}

async function readForm(request: Request & { body: unknown }): Promise<PostForm> {
  const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
  const contentType = request.headers['content-type'] ?? '';
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const fields = new Map<string, string>();
  let fileBytes = 0;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
    else fileBytes = value.size;
  }
  return { bucket: bucketOf(request.url), fields, fileBytes };
}

const overridable = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

function overrideHeaders(
  url: string,
  reply: { header(name: string, value: string): unknown },
): void {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  for (const header of overridable) {
    const value = query.get(`response-${header}`);
    if (value !== null) reply.header(header, value);
  }
}
