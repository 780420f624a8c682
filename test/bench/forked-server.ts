import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

export interface ServerProcess {
  readonly port: number;
  /** Gives the tokens that the execution of this name is handed, one at each call. */
  tokensOf(name: string): () => Promise<string>;
  stop(): Promise<void>;
}

const Ready = z.object({ port: z.number() });
const Tokens = z.object({ tokens: z.array(z.object({ token: z.string(), id: z.string() })) });

/** Forks a script of this folder; it is killed by `stop`. */
export async function startServer(script: string, args: readonly string[]): Promise<ServerProcess> {
  const child = fork(join(import.meta.dirname, script), args);
  const ready: unknown[] = await once(child, 'message');
  const { port } = Ready.parse(ready[0]);
  const mailboxes = new Map<string, Mailbox>();
  child.on('message', (message) => {
    for (const { token, id } of Tokens.parse(message).tokens) mailboxes.get(id)?.put(token);
  });
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
