import { Worker } from 'node:worker_threads';
import { pack } from './pack.ts';
import type { Write } from './rows.ts';
import type { CommitGroup } from './writer.ts';

/** Writes a group; resolves when it is on the disk. */
export interface Disk {
  write(group: readonly Write[]): Promise<void>;
  close(): Promise<void>;
}

/** For a database in memory, which another thread could not see. */
export const sameThread = (commit: CommitGroup): Disk => ({
  write: async (group) => {
    commit(pack(group));
  },
  close: async () => undefined,
});

export function otherThread(path: string): Disk {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: path });
  let settle: ((failure: Error | undefined) => void) | undefined;
  const answer = (failure: Error | undefined) => {
    worker.unref();
    settle?.(failure);
  };
  worker.on('message', (failure: string | undefined) => {
    answer(failure === undefined ? undefined : new Error(failure));
  });
  worker.on('error', answer);
  worker.unref();
  return {
    write: (group) =>
      new Promise((resolve, reject) => {
        settle = (failure) => {
          if (failure === undefined) resolve();
          else reject(failure);
        };
        // An idle journal keeps no process alive; one that writes does.
        worker.ref();
        worker.postMessage(pack(group));
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

/**
 * Puts the writes that arrive while the disk is busy, or in one turn of the event loop, into one group. Once the disk
 * has failed nothing is promised any more: every later write fails with it.
 */
export class GroupCommit {
  readonly #disk: Disk;
  #waiting: Write[] = [];
  #next: Promise<void> | undefined;
  #current: Promise<void> = Promise.resolve();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  append(write: Write): Promise<void> {
    this.#waiting.push(write);
    this.#next ??= this.#afterCurrent();
    return this.#next;
  }

  flushed(): Promise<void> {
    return this.#next ?? this.#current;
  }

  async close(): Promise<void> {
    await this.flushed();
    await this.#disk.close();
  }

  async #afterCurrent(): Promise<void> {
    await this.#current;
    await new Promise((resolve) => setImmediate(resolve));
    const group = this.#waiting;
    this.#waiting = [];
    this.#current = this.#disk.write(group);
    this.#next = undefined;
    await this.#current;
  }
}
