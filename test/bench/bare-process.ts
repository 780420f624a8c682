/** Appends each request's body to a file and answers when it is synced: once for all that came in one turn. */
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';

const [, , path = ''] = process.argv;
const file = openSync(path, 'a');
let waiting: { readonly body: string; readonly response: ServerResponse }[] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    if (waiting.push({ body, response }) === 1) setImmediate(commit);
  });
});

function commit(): void {
  const batch = waiting;
  waiting = [];
  writeSync(file, batch.map(({ body }) => `${body}\n`).join(''));
  fdatasyncSync(file);
  for (const { response } of batch) {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': 2 });
    response.end('{}');
  }
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.({ port: address?.port, recovered: 0 });
});
process.once('disconnect', () => process.exit());
