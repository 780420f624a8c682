import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { HttpApi } from './http-api.ts';
import { readRequest } from './http-event.ts';
import type { HttpResponse } from './http-response.ts';
import { gatewayResponse } from './http-response.ts';

/** Quotas of an HTTP API: 10 MB of body, 10,240 bytes of request line and headers. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;
const LARGEST_HEADERS_BYTES = 10_240;

export interface ApiServer {
  url: string;
  port: number;
  /** Requests wait until the API is given: the port must be known before the templates resolve. */
  serve(api: HttpApi): void;
  /** Takes no more requests and waits for those in flight. */
  stop(): Promise<void>;
}

/** Listens on loopback; port 0 takes any free one. */
export async function listenForApi(
  port: number,
  onError: (error: unknown) => void,
): Promise<ApiServer> {
  const api = Promise.withResolvers<HttpApi>();
  const server = createServer({ maxHeaderSize: LARGEST_HEADERS_BYTES }, (message, reply) => {
    respond(message, reply, api.promise).catch((error: unknown) => {
      onError(error);
      send(reply, gatewayResponse(500, 'Internal Server Error'), '');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = portOf(server);
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    serve: api.resolve,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

async function respond(
  message: IncomingMessage,
  reply: ServerResponse,
  api: Promise<HttpApi>,
): Promise<void> {
  const body = await readBody(message);
  if (body === undefined) {
    reply.setHeader('connection', 'close');
    send(reply, gatewayResponse(413, 'Request Entity Too Large'), '');
    return;
  }
  const request = readRequest(message, body, Date.now());
  const answer = await api;
  send(reply, await answer(request), request.id);
}

/** A request without an encoding set gives nothing but buffers. */
function bodyChunks(message: IncomingMessage): AsyncIterable<Buffer> {
  return message;
}

/** The whole body, or undefined once it is larger than the API takes. */
async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const bytes of bodyChunks(message)) {
    size += bytes.length;
    if (size > LARGEST_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function send(reply: ServerResponse, response: HttpResponse, requestId: string): void {
  if (reply.headersSent) return;
  reply.writeHead(response.status, {
    ...response.headers,
    ...(response.status !== 204 && { 'content-length': response.body.length }),
    'apigw-requestid': requestId,
  });
  reply.end(response.body);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
