/** `npm start` on a directory and a port of its own, which may be killed -9 at any moment and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DEMO_TENANT } from '../../local/demo/demo-client.ts';
import { createPortageClient, type PortageClient } from '../../local/demo/portage-client.ts';
import { freePort } from '../../local/free-port.ts';

const PACE_MS = '40';
const TRIES = 3000;

export interface Killable {
  readonly dataDir: string;
  /** Asks whoever runs at that moment, again until it is answered: whoever answers may be dead meanwhile. */
  ask<T>(question: (client: PortageClient) => Promise<T>): Promise<T>;
  /** Dead, then started again. */
  kill(): Promise<void>;
  stop(options: { readonly keep: boolean }): Promise<void>;
}

export async function startKillable(): Promise<Killable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'portage-prove-kill-'));
  const port = await freePort();
  let running = await start(dataDir, port);

  return {
    dataDir,
    ask: async (question) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await question(running.client);
        } catch (error) {
          if (!isGone(error) || tries > TRIES) throw error;
          await sleep(100);
        }
      }
    },
    kill: async () => {
      running.child.kill('SIGKILL');
      await once(running.child, 'exit');
      running = await start(dataDir, port);
    },
    stop: async ({ keep }) => {
      running.child.kill('SIGTERM');
      await once(running.child, 'exit');
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function isGone(error: unknown): boolean {
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return error instanceof TypeError || isLate || /answered (401|5\d\d)/.test(String(error));
}

async function start(
  dataDir: string,
  port: number,
): Promise<{ child: ChildProcess; client: PortageClient }> {
  const options = ['--data', dataDir, '--port', String(port), '--pace', PACE_MS];
  const child = spawn(process.execPath, ['local/main.ts', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const operationsToken = /operations token {2}(\S+)/.exec(line)?.[1];
    if (operationsToken === undefined) continue;
    child.stdout.resume();
    const keys = z
      .record(z.string(), z.string())
      .parse(JSON.parse(readFileSync(join(dataDir, 'access-keys.json'), 'utf8')));
    const sellerKey = keys[DEMO_TENANT] ?? '';
    const url = `http://127.0.0.1:${port}`;
    return { child, client: createPortageClient({ url, sellerKey, operationsToken }) };
  }
  throw new Error('it did not start');
}
