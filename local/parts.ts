import { setTimeout as sleep } from 'node:timers/promises';

/** Something started that must be stopped. */
export interface Part {
  stop(): Promise<void> | void;
}

/** How long one part may take to stop, milliseconds; what it holds ends with the process. */
const PATIENCE = 15_000;

/** What has been started so far, stopped in the reverse order. */
export class Parts implements Part {
  readonly #started: Part[] = [];

  /** Takes a part as it starts, so that a later failure stops it too. */
  async add<T extends Part>(starting: T | Promise<T>): Promise<T> {
    const part = await starting;
    this.#started.push(part);
    return part;
  }

  async stop(): Promise<void> {
    for (const part of this.#started.splice(0).reverse()) await within(PATIENCE, part);
  }
}

/** A part that hangs must not keep the others from stopping: the stores still close their files. */
async function within(milliseconds: number, part: Part): Promise<void> {
  const patience = new AbortController();
  await Promise.race([
    Promise.resolve(part.stop()).finally(() => patience.abort()),
    sleep(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
}
