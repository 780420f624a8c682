import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';

export interface ServerProcess {
  readonly port: number;
  /** Gives the tokens that the execution of this name is handed, one at each call. */
  tokensOf(name: string): () => Promise<string>;
  stop(): Promise<void>;
}

const Ready = z.object({ port: z.number() });

/** Forks a script of this folder; it is killed by `stop`. */
export async function startServer(script: string, args: readonly string[]): Promise<ServerProcess> {
  const child = fork(join(import.meta.dirname, script), args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ready: unknown[] = await once(child, 'message');
  const { port } = Ready.parse(ready[0]);
  const mailboxes = new Map<string, Mailbox>();
  if (child.stdout !== null) {
    readLines(child.stdout, (line) => {
      const [name = '', token = ''] = line.split(' ');
      mailboxes.get(name)?.put(token);
    });
  }
  return {
    port,
    tokensOf(name) {
      const mailbox = new Mailbox();
      mailboxes.set(name, mailbox);
      return () => mailbox.take();
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function readLines(stream: Readable, tell: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(tell);
  });
}

class Mailbox {
  readonly #tokens: string[] = [];
  #wake: ((token: string) => void) | undefined;

  put(token: string): void {
    const wake = this.#wake;
    this.#wake = undefined;
    if (wake === undefined) this.#tokens.push(token);
    else wake(token);
  }

  take(): Promise<string> {
    const token = this.#tokens.shift();
    if (token !== undefined) return Promise.resolve(token);
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
