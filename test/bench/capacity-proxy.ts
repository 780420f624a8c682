/** Stands before DynamoDB, asks every call for its consumed capacity and keeps the answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { consumedBy, type Consumed } from './capacity-breakdown.ts';

/** What is counted; reading a stream consumes nothing. */
const COUNTED = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
  'BatchWriteItem',
  'GetItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'BatchGetItem',
]);

export interface Capacity {
  readonly wcu: number;
  readonly rcu: number;
  readonly scans: number;
  readonly consumed: readonly Consumed[];
}

export interface CapacityProxy {
  readonly url: string;
  /** What was consumed since the last time this was asked. */
  take(): Capacity;
  stop(): void;
}

/** Capacity of the table and of its indexes. */
export async function startCapacityProxy(endpoint: string): Promise<CapacityProxy> {
  let consumed: Consumed[] = [];
  let scans = 0;
  const server = createServer((request, response) => {
    void pass(endpoint, request, response, (operation, parts) => {
      if (operation === 'Scan') scans += 1;
      consumed.push(...parts);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    take: () => {
      const taken = { wcu: unitsOf(consumed, 'write'), rcu: unitsOf(consumed, 'read') };
      const all = { ...taken, scans, consumed };
      consumed = [];
      scans = 0;
      return all;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function unitsOf(consumed: readonly Consumed[], kind: Consumed['kind']): number {
  return consumed.reduce((sum, one) => (one.kind === kind ? sum + one.units : sum), 0);
}

async function pass(
  endpoint: string,
  request: IncomingMessage,
  response: ServerResponse,
  count: (operation: string, consumed: Consumed[]) => void,
): Promise<void> {
  const [service = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
  const counted = service === 'DynamoDB_20120810' && COUNTED.has(operation);
  const sent = await buffer(request);
  const { host: _h, 'content-length': _l, connection: _c, ...headers } = request.headers;
  const asked = await fetch(endpoint, {
    method: request.method ?? 'POST',
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
    body: counted ? withCapacity(sent) : new Uint8Array(sent),
  });
  const body = Buffer.from(await asked.arrayBuffer());
  if (counted) {
    const by = /\bapp\/(\w+)/.exec(String(request.headers['user-agent']))?.[1] ?? '?';
    count(operation, consumedBy({ by, operation }, parsed(sent), parsed(body)));
  }
  response.writeHead(asked.status, {
    'content-type': asked.headers.get('content-type') ?? 'application/x-amz-json-1.0',
    'content-length': body.byteLength,
  });
  response.end(body);
}

/** The emulator checks no signature, so the body may change on the way. */
function withCapacity(body: Buffer): string {
  const asked = z.looseObject({}).parse(parsed(body));
  return JSON.stringify({ ...asked, ReturnConsumedCapacity: 'INDEXES' });
}

function parsed(body: Buffer): unknown {
  return JSON.parse(body.toString());
}
