import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionSpec } from '../assembly/functions.ts';
import { arn, nameFromArn } from '../assembly/physical-names.ts';
import { UnsupportedByRuntime } from '../assembly/unsupported.ts';
import { FunctionPool } from './function-pool.ts';
import type { InvokeResult } from './invocation.ts';
import { failed } from './invocation.ts';

/**
 * About 60 MB each. Fewer than the functions a shipment passes, and each of its steps is a cold start: 17 s of CPU a shipment
 * against 6 s, for 0.5 GB less.
 */
const WARM_FUNCTIONS = 50;

export interface LambdaHostOptions {
  functions: readonly FunctionSpec[];
  /** Region, credentials and loopback endpoints: what AWS adds to every function's environment. */
  platform: Record<string, string>;
  compileCache: string;
  onOutput: (functionName: string, text: string) => void;
  /** A call has ended, after so many milliseconds with its wait for a worker. */
  onInvoked?: (functionName: string, milliseconds: number) => void;
}

/** Runs the functions of the assembly, each in worker threads with its own environment. */
export class LambdaHost {
  readonly #pools: Map<string, FunctionPool>;
  readonly #onInvoked: LambdaHostOptions['onInvoked'];

  constructor(options: LambdaHostOptions) {
    this.#onInvoked = options.onInvoked;
    this.#pools = new Map(options.functions.map((spec) => [spec.name, pool(spec, options)]));
  }

  /** Invokes and waits for the answer; takes a name or an ARN, with or without qualifier. */
  async invoke(nameOrArn: string, payload: unknown): Promise<InvokeResult> {
    const name = nameFromArn(nameOrArn);
    const found = this.#pools.get(name);
    if (found === undefined) {
      return failed('Lambda.ResourceNotFoundException', `Function not found: ${nameOrArn}`);
    }
    if (!found.isWarm) this.#makeRoom();
    const begun = performance.now();
    const answered = await found.invoke(payload);
    this.#onInvoked?.(name, performance.now() - begun);
    return answered;
  }

  /** Cools the function that has been idle the longest, when as many are warm as may be. */
  #makeRoom(): void {
    const warm = [...this.#pools.values()].filter(({ isWarm }) => isWarm);
    if (warm.length < WARM_FUNCTIONS) return;
    const idle = warm.filter(({ idleSince }) => idleSince !== undefined);
    idle.sort((a, b) => (a.idleSince ?? 0) - (b.idleSince ?? 0));
    idle[0]?.cool();
  }

  stop(): Promise<void> {
    return this.crash();
  }

  /** Ends the workers of one function, or of all: a crashed Lambda. */
  async crash(name?: string): Promise<void> {
    const pools = [...this.#pools].filter(([each]) => name === undefined || each === name);
    await Promise.all(pools.map(([, each]) => each.crash()));
  }
}

function pool(spec: FunctionSpec, options: LambdaHostOptions): FunctionPool {
  const [file, handler] = split(spec.handler);
  return new FunctionPool(spec, {
    settings: {
      entry: entryOf(spec, file),
      handler,
      functionName: spec.name,
      functionArn: arn('lambda', `function:${spec.name}`),
      memoryMegabytes: spec.memoryMegabytes,
      compileCache: options.compileCache,
    },
    environment: environmentOf(spec, options.platform),
    onOutput: (text) => options.onOutput(spec.name, text),
  });
}

/** `index.handler` -> the module `index` and its export `handler`. */
function split(handler: string): [string, string] {
  const dot = handler.lastIndexOf('.');
  return [handler.slice(0, dot), handler.slice(dot + 1)];
}

function entryOf(spec: FunctionSpec, file: string): string {
  const candidates = ['.mjs', '.js', '.cjs'].map((type) => join(spec.directory, `${file}${type}`));
  const entry = candidates.find((path) => existsSync(path));
  if (entry !== undefined) return entry;
  throw new UnsupportedByRuntime([`${spec.path}: no module ${file} in ${spec.directory}`]);
}

function environmentOf(spec: FunctionSpec, platform: Record<string, string>) {
  return {
    ...spec.environment,
    ...platform,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    // The SDK's requests say `app/LabelParcel`, so that whoever measures knows who asks.
    AWS_SDK_UA_APP_ID: spec.path.split('/')[1] ?? spec.name,
    LAMBDA_TASK_ROOT: spec.directory,
    _HANDLER: spec.handler,
  };
}
