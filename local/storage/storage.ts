import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { CorsRule } from '../assembly/stores.ts';
import { freePort } from '../free-port.ts';
import type { StorageRequest } from './storage-worker.ts';

export interface Storage {
  /** One endpoint for SQS and S3. */
  endpoint: string;
  port: number;
  /** Does nothing but set its rules when it is there already. */
  createBucket(name: string, cors?: readonly CorsRule[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts SQS and S3 on loopback, with their SQLite file in `dataDir`, in a thread of their own: each message and object is synced
 * to the disk, and what waits for that must not hold up the API and the workflows.
 */
export async function startStorage(dataDir: string, preferredPort: number): Promise<Storage> {
  mkdirSync(dataDir, { recursive: true });
  const port = await freePort(preferredPort);
  const worker = new Worker(new URL('./storage-worker.ts', import.meta.url), {
    workerData: { port, dataDir },
  });
  /** Requests are answered in their order. Rejects when the thread fails. */
  const ask = async (request: StorageRequest) => {
    const answered = once(worker, 'message');
    worker.postMessage(request);
    await answered;
  };
  await once(worker, 'message');
  let last = Promise.resolve();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    createBucket: (bucket, cors = []) => (last = last.then(() => ask({ bucket, cors }))),
    stop: async () => {
      await ask('stop');
      await worker.terminate();
    },
  };
}
