/** A DynamoDB of our own for a suite: the dynoxide binary in memory, on a free loopback port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoTable, type Capacity } from '../../adapters/dynamodb/dynamo-table.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { dynoxideBinary } from '../../local/dynamodb/binary.ts';
import { freePort } from '../../local/free-port.ts';

export interface Dynoxide {
  readonly endpoint: string;
  /** An empty table of its own. */
  newTable(onCapacity?: (capacity: Capacity) => void): Promise<Table>;
  stop(): Promise<void>;
}

export async function startDynoxide(): Promise<Dynoxide> {
  const port = await freePort();
  const child = spawn(dynoxideBinary(), ['--port', String(port)], { stdio: 'ignore' });
  // A test run that is ended from outside leaves nothing running.
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  const client = clientAt(endpoint);
  await answering(port);
  let tables = 0;
  return {
    endpoint,
    async newTable(onCapacity) {
      tables += 1;
      const tableName = `suite-${tables}`;
      await createTable(client, tableName);
      const pause = { sleep: (ms: number) => sleep(ms), random: Math.random };
      return createDynamoTable({ client, tableName, ...pause, ...(onCapacity && { onCapacity }) });
    },
    async stop() {
      client.destroy();
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function clientAt(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'suite', secretAccessKey: 'suite' },
  });
}

/** The same keys and projections as the table of the template. */
async function createTable(client: DynamoDBClient, TableName: string): Promise<void> {
  const names = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];
  const schema = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: schema('pk', 'sk'),
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map((IndexName) => ({
        IndexName,
        KeySchema: schema(`${IndexName}pk`, `${IndexName}sk`),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    }),
  );
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(10);
  }
  throw new Error(`dynoxide does not answer on port ${port}`);
}
