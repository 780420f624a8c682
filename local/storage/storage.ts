import { mkdirSync } from 'node:fs';
import { startFauxqs } from 'fauxqs';
import { freePort } from '../free-port.ts';
import { listenOnLoopbackOnly, withFauxqsApp } from './fauxqs-app.ts';
import type { GateRules } from './s3-gate.ts';
import { guardBuckets } from './s3-gate.ts';
import { keepReleasedMessages } from './visibility.ts';

export interface Storage {
  /** One endpoint for SQS and S3. */
  endpoint: string;
  port: number;
  rules: GateRules;
  /** Does nothing when it is there already. */
  createBucket(name: string): void;
  stop(): Promise<void>;
}

/** Starts SQS and S3 in this process, on loopback, with their SQLite file in `dataDir`. */
export async function startStorage(dataDir: string, preferredPort: number): Promise<Storage> {
  mkdirSync(dataDir, { recursive: true });
  const rules: GateRules = { cors: new Map(), now: Date.now };
  const port = await freePort(preferredPort);
  const server = await withFauxqsApp(
    (app) => {
      listenOnLoopbackOnly(app);
      guardBuckets(app, rules);
      keepReleasedMessages(app);
    },
    () => startFauxqs({ port, logger: false, dataDir }),
  );
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    port: server.port,
    rules,
    createBucket: (name) => void server.createBucket(name),
    stop: () => server.stop(),
  };
}
