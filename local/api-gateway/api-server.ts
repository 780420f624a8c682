import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Part } from '../parts.ts';
import type { HttpApi } from './http-api.ts';
import { readRequest } from './http-event.ts';
import type { HttpResponse } from './http-response.ts';
import { gatewayResponse } from './http-response.ts';

/** Quotas of an HTTP API: 10 MB of body, 10,240 bytes of request line and headers. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;
const LARGEST_HEADERS_BYTES = 10_240;

/** How long requests in flight may hold up a stop. */
const PATIENCE_MILLISECONDS = 5000;

/** Listens on loopback. */
export async function listenForApi(
  port: number,
  api: HttpApi,
  onError: (error: unknown) => void,
): Promise<Part> {
  const server = createServer({ maxHeaderSize: LARGEST_HEADERS_BYTES }, (message, reply) => {
    respond(message, reply, api).catch((error: unknown) => {
      onError(error);
      send(reply, gatewayResponse(500, 'Internal Server Error'), '');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    /** Takes no more requests and waits for those in flight. */
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS);
      await closed;
      clearTimeout(cut);
    },
  };
}

async function respond(
  message: IncomingMessage,
  reply: ServerResponse,
  api: HttpApi,
): Promise<void> {
  const body = await readBody(message);
  if (body === undefined) {
    reply.setHeader('connection', 'close');
    send(reply, gatewayResponse(413, 'Request Entity Too Large'), '');
    return;
  }
  const request = readRequest(message, body, Date.now());
  send(reply, await api(request), request.id);
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
