import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Json } from '../assembly/json.ts';
import { ACCOUNT } from '../assembly/physical-names.ts';

/** One request, read whole, with what every event about it says. */
export interface HttpRequest {
  id: string;
  method: string;
  path: string;
  rawQueryString: string;
  /** Lower-case names, repeated ones joined with a comma, without cookies. */
  headers: Record<string, string>;
  cookies: readonly string[];
  body: Buffer;
  sourceIp: string;
  receivedAt: number;
}

export function readRequest(message: IncomingMessage, body: Buffer, now: number): HttpRequest {
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  const sourceIp = message.socket.remoteAddress ?? '127.0.0.1';
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (name !== 'cookie' && values !== undefined) headers[name] = values.join(',');
  }
  headers['x-forwarded-for'] = sourceIp;
  headers['x-forwarded-port'] = String(message.socket.localPort ?? 0);
  headers['x-forwarded-proto'] = 'http';
  return {
    id: randomUUID(),
    method: message.method ?? 'GET',
    path,
    rawQueryString: query.join('?'),
    headers,
    cookies: message.headers.cookie?.split(/;\s*/) ?? [],
    body,
    sourceIp,
    receivedAt: now,
  };
}

export interface EventContext {
  apiId: string;
  stage: string;
  routeKey: string;
  pathParameters: Record<string, string>;
  /** What the authorizer said: `{lambda: …}` or `{jwt: …}`. */
  authorizer: { [key: string]: Json } | undefined;
}

/** Payload format 2.0. Source: "Create AWS Lambda proxy integrations for HTTP APIs". */
export function proxyEvent(request: HttpRequest, context: EventContext): { [key: string]: Json } {
  return { ...requestEvent(request, context), ...bodyOf(request) };
}

/** What the proxy event and the authorizer event have in common. */
export function requestEvent(request: HttpRequest, context: EventContext): { [key: string]: Json } {
  const { path, rawQueryString, headers, cookies } = request;
  const parameters = queryParameters(rawQueryString);
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath: path,
    rawQueryString,
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    headers,
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    requestContext: requestContext(request, context),
    ...(Object.keys(context.pathParameters).length > 0 && {
      pathParameters: context.pathParameters,
    }),
  };
}

function requestContext(request: HttpRequest, context: EventContext): Json {
  const domainName = request.headers['host'] ?? '127.0.0.1';
  return {
    accountId: ACCOUNT,
    apiId: context.apiId,
    ...(context.authorizer && { authorizer: context.authorizer }),
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    http: {
      method: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: request.id,
    routeKey: context.routeKey,
    stage: context.stage,
    time: clfTime(request.receivedAt),
    timeEpoch: request.receivedAt,
  };
}

function queryParameters(rawQueryString: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }
  return parameters;
}

const textTypes = /^(text\/|application\/(json|javascript|xml)\b|application\/[^;]*\+(json|xml)\b)/;

function bodyOf({ body, headers }: HttpRequest): { [key: string]: Json } {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = textTypes.test(headers['content-type'] ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

/** `12/Mar/2026:19:03:58 +0000` */
function clfTime(time: number): string {
  const [, day, month, year, clock] = new Date(time).toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}
