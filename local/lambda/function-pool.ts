import { randomUUID } from 'node:crypto';
import type { FunctionSpec } from '../assembly/functions.ts';
import { FunctionWorker } from './function-worker.ts';
import type { WorkerOptions } from './function-worker.ts';
import type { InvokeResult } from './invocation.ts';
import { failed, PAYLOAD_LIMIT_BYTES } from './invocation.ts';

/** Invocations that share a thread, threads per function, and how long an idle one stays warm. */
const SHARE = 10;
const THREADS = 3;
const IDLE_MILLISECONDS = 5 * 60_000;

/** The warm workers of one function; the first invocation starts the first. */
export class FunctionPool {
  readonly #spec: FunctionSpec;
  readonly #options: WorkerOptions;
  readonly #waiting: (() => void)[] = [];
  #workers: FunctionWorker[] = [];
  #idle: NodeJS.Timeout | undefined;
  #running = 0;
  #usedAt = 0;

  constructor(spec: FunctionSpec, options: WorkerOptions) {
    this.#spec = spec;
    this.#options = options;
  }

  get isWarm(): boolean {
    return this.#workers.length > 0;
  }

  /** When its last invocation ended; undefined while one runs. */
  get idleSince(): number | undefined {
    return this.#running === 0 ? this.#usedAt : undefined;
  }

  async invoke(payload: unknown): Promise<InvokeResult> {
    const event = JSON.stringify(payload);
    if (Buffer.byteLength(event) > PAYLOAD_LIMIT_BYTES) {
      return failed('Lambda.RequestTooLargeException', `${event.length} byte payload is too large`);
    }
    const { reservedConcurrency } = this.#spec;
    if (reservedConcurrency !== undefined && this.#running >= reservedConcurrency) {
      return failed('Lambda.TooManyRequestsException', 'Rate Exceeded.');
    }
    this.#running += 1;
    clearTimeout(this.#idle);
    try {
      const worker = await this.#freeWorker();
      return await worker.invoke(randomUUID(), event, this.#spec.timeoutSeconds);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
      this.#usedAt = performance.now();
      if (this.#running === 0) this.#coolLater();
    }
  }

  /** Ends every worker at once; what is in flight fails. */
  async crash(): Promise<void> {
    clearTimeout(this.#idle);
    await Promise.all(this.#workers.map((worker) => worker.crash()));
    this.#workers = [];
  }

  async #freeWorker(): Promise<FunctionWorker> {
    for (;;) {
      this.#workers = this.#workers.filter((worker) => worker.isOpen);
      const free = this.#workers.find((worker) => worker.load < SHARE);
      if (free !== undefined) return free;
      if (this.#workers.length < THREADS) return this.#startWorker();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #startWorker(): FunctionWorker {
    const worker = new FunctionWorker(this.#options);
    this.#workers.push(worker);
    return worker;
  }

  /** Ends the idle workers; the next invocation starts a new one. */
  cool(): void {
    clearTimeout(this.#idle);
    for (const worker of this.#workers.splice(0)) worker.retire();
  }

  #coolLater(): void {
    this.#idle = setTimeout(() => this.cool(), IDLE_MILLISECONDS);
    this.#idle.unref();
  }
}
