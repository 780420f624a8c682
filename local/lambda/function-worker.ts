import { Worker } from 'node:worker_threads';
import { parseJson } from '../assembly/json.ts';
import type { InvokeMessage, InvokeResult, WorkerMessage, WorkerSettings } from './invocation.ts';
import { failed, PAYLOAD_LIMIT_BYTES } from './invocation.ts';

export interface WorkerOptions {
  settings: WorkerSettings;
  environment: Record<string, string>;
  onOutput: (text: string) => void;
}

interface InFlight {
  finish: (result: InvokeResult) => void;
  timer: NodeJS.Timeout;
}

/** One warm copy of a function: a thread that several invocations share. */
export class FunctionWorker {
  readonly #worker: Worker;
  readonly #inFlight = new Map<string, InFlight>();
  #state: 'open' | 'draining' | 'ended' = 'open';
  #endedBy: InvokeResult = failed('Runtime.ExitError', 'Runtime exited without providing a reason');

  constructor({ settings, environment, onOutput }: WorkerOptions) {
    this.#worker = new Worker(new URL('./worker-entry.ts', import.meta.url), {
      workerData: settings,
      env: environment,
      execArgv: [],
      name: settings.functionName,
      stdout: true,
      stderr: true,
      resourceLimits: {
        // Several invocations share the thread, so it gets more than one function's memory.
        maxOldGenerationSizeMb: Math.max(256, settings.memoryMegabytes),
        // Loading a bundle else grows this to 48 MB that are never given back.
        maxYoungGenerationSizeMb: 8,
      },
    });
    this.#worker.stdout.on('data', (chunk: Buffer) => onOutput(chunk.toString('utf8')));
    this.#worker.stderr.on('data', (chunk: Buffer) => onOutput(chunk.toString('utf8')));
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (error: Error) => this.#fail('Runtime.OutOfMemory', error.message));
    this.#worker.on('exit', () => this.#end());
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  get load(): number {
    return this.#inFlight.size;
  }

  invoke(requestId: string, event: string, timeoutSeconds: number): Promise<InvokeResult> {
    return new Promise((finish) => {
      const milliseconds = timeoutSeconds * 1000;
      const timer = setTimeout(() => this.#timeOut(requestId, timeoutSeconds), milliseconds);
      this.#inFlight.set(requestId, { finish, timer });
      const message: InvokeMessage = {
        requestId,
        event,
        deadlineMilliseconds: Date.now() + milliseconds,
      };
      this.#worker.postMessage(message);
    });
  }

  /** Ends the thread as a host failure would: whatever it was doing fails with a service error. */
  async crash(): Promise<void> {
    this.#fail('Lambda.ServiceException', 'The execution environment was lost');
    await this.#worker.terminate();
  }

  /** Takes no more work and ends when what is in flight has finished. */
  retire(): void {
    if (this.#state === 'open') this.#state = 'draining';
    if (this.#inFlight.size === 0) void this.#worker.terminate();
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === 'ended') {
      this.#endedBy = { ok: false, error: message.error };
      this.#state = 'draining';
      return;
    }
    if (message.kind === 'failed') {
      this.#finish(message.requestId, { ok: false, error: message.error });
      return;
    }
    this.#finish(message.requestId, answered(message.payload));
  }

  #finish(requestId: string, result: InvokeResult): void {
    const invocation = this.#inFlight.get(requestId);
    if (invocation === undefined) return;
    clearTimeout(invocation.timer);
    this.#inFlight.delete(requestId);
    invocation.finish(result);
    if (this.#state === 'draining') this.retire();
  }

  /** Others may share the thread: it ends once they are done, and takes nothing new. */
  #timeOut(requestId: string, seconds: number): void {
    this.#state = 'draining';
    const message = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
    this.#finish(requestId, failed('Sandbox.Timedout', message));
  }

  #fail(errorType: string, message: string): void {
    this.#state = 'draining';
    this.#endedBy = failed(errorType, message);
  }

  #end(): void {
    this.#state = 'ended';
    for (const requestId of [...this.#inFlight.keys()]) this.#finish(requestId, this.#endedBy);
  }
}

function answered(payload: string): InvokeResult {
  if (Buffer.byteLength(payload) > PAYLOAD_LIMIT_BYTES) {
    const message = `Response payload size exceeded maximum allowed payload size (${PAYLOAD_LIMIT_BYTES} bytes).`;
    return failed('Function.ResponseSizeTooLarge', message);
  }
  return { ok: true, payload: parseJson(payload) };
}
