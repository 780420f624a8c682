/** The thread of SQS and S3. It says something once it listens, and once for each request when that is done. */
import { parentPort, workerData } from 'node:worker_threads';
import { startFauxqs } from 'fauxqs';
import { z } from 'zod';
import type { CorsRule } from '../assembly/stores.ts';
import { listenOnLoopbackOnly, withFauxqsApp } from './fauxqs-app.ts';
import { guardBuckets, type GateRules } from './s3-gate.ts';
import { keepReleasedMessages } from './visibility.ts';

/** `stop`, or a bucket to be there. */
export type StorageRequest = 'stop' | { bucket: string; cors: readonly CorsRule[] };

const { port, dataDir } = z.object({ port: z.int(), dataDir: z.string() }).parse(workerData);
const rules: GateRules = { cors: new Map(), now: Date.now };
const server = await withFauxqsApp(
  (app) => {
    listenOnLoopbackOnly(app);
    guardBuckets(app, rules);
    keepReleasedMessages(app);
  },
  () => startFauxqs({ port, logger: false, dataDir }),
);

parentPort?.on('message', (request: StorageRequest) => void answer(request));
parentPort?.postMessage('listening');

async function answer(request: StorageRequest): Promise<void> {
  if (request === 'stop') await server.stop();
  else {
    server.createBucket(request.bucket);
    rules.cors.set(request.bucket, request.cors);
  }
  parentPort?.postMessage('done');
}
