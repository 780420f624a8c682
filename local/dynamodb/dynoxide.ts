import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { dynoxideBinary } from './binary.ts';
import { endStaleProcess } from './stale-process.ts';
import { indexStreamRecords } from './stream-index.ts';

export interface DynamoDbProcess {
  endpoint: string;
  stop(): Promise<void>;
}

/**
 * Runs dynoxide under a shell that ends it when our end of its standard input closes: the kernel
 * closes that even when this process is killed with SIGKILL, so nothing is left running.
 */
const guard = [
  'pidfile=$1; shift; exec 3<&0',
  '"$@" 3<&- & child=$!; echo $child > "$pidfile"',
  '{ cat <&3 >/dev/null; kill $child 2>/dev/null; } &',
  'wait $child',
].join('\n');

/** Starts DynamoDB on a free loopback port with its SQLite file in `dataDir`. */
export async function startDynoxide(dataDir: string): Promise<DynamoDbProcess> {
  mkdirSync(dataDir, { recursive: true });
  const database = join(dataDir, 'dynamodb.sqlite');
  const pidFile = join(dataDir, 'dynamodb.pid');
  endStaleProcess(pidFile, database);
  const port = await freePort();
  const log = openSync(join(dataDir, 'dynamodb.log'), 'a');
  const command = [dynoxideBinary(), '--port', String(port), '--db-path', database];
  const child = spawn('sh', ['-c', guard, 'portage-dynamodb', pidFile, ...command], {
    // Its own process group: Ctrl-C reaches the runtime first, which then stops it in order.
    detached: true,
    stdio: ['pipe', log, log],
  });
  const exited = once(child, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  await Promise.race([answering(endpoint), exited.then(() => failed(dataDir))]);
  indexStreamRecords(database);
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null) signalGroup(child.pid);
  };
  return {
    endpoint,
    stop: async () => {
      child.stdin?.end();
      await Promise.race([exited, sleep(3000).then(kill)]);
    },
  };
}

function failed(dataDir: string): never {
  throw new Error(`DynamoDB ended while starting; see ${join(dataDir, 'dynamodb.log')}`);
}

async function answering(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(10);
  }
  throw new Error(`DynamoDB does not answer at ${endpoint}`);
}

function signalGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
