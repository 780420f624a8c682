import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import { answer } from './api/operations.ts';
import type { Engine } from './engine.ts';

export interface StepFunctionsServer {
  /** For the SDK's `endpoint`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The Step Functions API (AWS JSON 1.0) on loopback. Port 0 takes a free one. Signatures are not checked. */
export async function startStepFunctionsServer(
  engine: Engine,
  { port = 0, host = '127.0.0.1' }: { readonly port?: number; readonly host?: string } = {},
): Promise<StepFunctionsServer> {
  const server = createServer((request, response) => {
    handle(engine, request, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** SendTaskSuccess and StartExecution carry at most 256 KiB, escaped; a definition at most 1 MiB. */
const BODY_LIMIT = 4 * 1024 * 1024;

function handle(engine: Engine, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  });
  request.on('end', () => {
    if (size > BODY_LIMIT) {
      fail(response, new ApiError('ValidationException', 'The request is too large'));
      return;
    }
    call(engine, request, Buffer.concat(chunks).toString()).then(
      (body) => send(response, 200, body),
      (error: unknown) => fail(response, error),
    );
  });
}

const TARGET = 'AWSStepFunctions.';

async function call(engine: Engine, request: IncomingMessage, text: string): Promise<object> {
  const target = request.headers['x-amz-target'];
  if (typeof target !== 'string' || !target.startsWith(TARGET)) {
    throw new ApiError('UnknownOperationException', 'The header X-Amz-Target names no operation');
  }
  return answer(engine, target.slice(TARGET.length), parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('SerializationException', 'The request is not JSON');
  }
}

function fail(response: ServerResponse, error: unknown): void {
  if (error instanceof ApiError) {
    send(response, 400, { __type: error.name, message: error.message });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  send(response, 500, { __type: 'InternalServerError', message });
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
