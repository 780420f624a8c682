/** Stands before DynamoDB, asks every call for its consumed capacity and sums the answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';

const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
  'BatchWriteItem',
]);
const READS = new Set(['GetItem', 'Query', 'Scan', 'TransactGetItems', 'BatchGetItem']);

const unitsSchema = z.looseObject({ CapacityUnits: z.number().optional() });
const answerSchema = z.looseObject({
  ConsumedCapacity: z.union([unitsSchema, z.array(unitsSchema)]).optional(),
});

export interface Capacity {
  wcu: number;
  rcu: number;
  scans: number;
  calls: number;
}

export interface CapacityProxy {
  readonly url: string;
  /** What was consumed since the last time this was asked. */
  take(): Capacity;
  stop(): void;
}

/** Capacity of the table and of its indexes; reading a stream consumes none and is passed on as it is. */
export async function startCapacityProxy(endpoint: string): Promise<CapacityProxy> {
  let sum = none();
  const server = createServer((request, response) => {
    void pass(endpoint, request, response, (operation, units) => {
      sum.calls += 1;
      if (operation === 'Scan') sum.scans += 1;
      if (WRITES.has(operation)) sum.wcu += units;
      if (READS.has(operation)) sum.rcu += units;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    take: () => {
      const taken = sum;
      sum = none();
      return taken;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function none(): Capacity {
  return { wcu: 0, rcu: 0, scans: 0, calls: 0 };
}

async function pass(
  endpoint: string,
  request: IncomingMessage,
  response: ServerResponse,
  count: (operation: string, units: number) => void,
): Promise<void> {
  const [service = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
  const counted =
    service === 'DynamoDB_20120810' && (WRITES.has(operation) || READS.has(operation));
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
  if (counted) count(operation, unitsOf(body));
  response.writeHead(asked.status, {
    'content-type': asked.headers.get('content-type') ?? 'application/x-amz-json-1.0',
    'content-length': body.byteLength,
  });
  response.end(body);
}

/** The emulator checks no signature, so the body may change on the way. */
function withCapacity(body: Buffer): string {
  const asked = z.looseObject({}).parse(JSON.parse(body.toString()));
  return JSON.stringify({ ...asked, ReturnConsumedCapacity: 'TOTAL' });
}

function unitsOf(body: Buffer): number {
  const { ConsumedCapacity: told } = answerSchema.parse(JSON.parse(body.toString()));
  const all = told === undefined ? [] : Array.isArray(told) ? told : [told];
  return all.reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
}
