/** Runs inside a worker thread: loads one function's bundle and answers invocations. */
import { enableCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FunctionError, InvokeMessage, WorkerMessage, WorkerSettings } from './invocation.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const settings = settingsFrom(workerData);
enableCompileCache(settings.compileCache);

process.on('uncaughtException', (error) => end(describe(error)));
process.on('unhandledRejection', (reason) =>
  end({ ...describe(reason), errorType: 'Runtime.UnhandledPromiseRejection' }),
);

const handler = await loadHandler().catch((error: unknown) => end(describe(error)));

parentPort?.on('message', (message: InvokeMessage) => void answer(message));

/** The host is the only one who starts this thread: its data has the shape of its type. */
function settingsFrom(data: unknown): WorkerSettings {
  if (isSettings(data)) return data;
  throw new TypeError('started without settings');
}

function isSettings(data: unknown): data is WorkerSettings {
  return typeof data === 'object' && data !== null && 'entry' in data && 'handler' in data;
}

async function loadHandler(): Promise<Handler> {
  const bundle: unknown = await import(pathToFileURL(settings.entry).href);
  const exported: unknown = Reflect.get(Object(bundle), settings.handler);
  if (isHandler(exported)) return exported;
  const error = new Error(`${settings.handler} is not exported by ${settings.entry}`);
  error.name = 'Runtime.HandlerNotFound';
  throw error;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

async function answer({ requestId, event, deadlineMilliseconds }: InvokeMessage): Promise<void> {
  try {
    const result: unknown = await handler(JSON.parse(event), {
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      functionName: settings.functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: settings.functionArn,
      logGroupName: `/aws/lambda/${settings.functionName}`,
      logStreamName: 'local',
      memoryLimitInMB: String(settings.memoryMegabytes),
      getRemainingTimeInMillis: () => Math.max(0, deadlineMilliseconds - Date.now()),
    });
    post({ kind: 'answered', requestId, payload: JSON.stringify(result ?? null) });
  } catch (error) {
    post({ kind: 'failed', requestId, error: describe(error) });
  }
}

function end(error: FunctionError): never {
  post({ kind: 'ended', error });
  process.exit(1);
}

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** The shape the Node.js runtime of Lambda gives an error. */
function describe(error: unknown): FunctionError {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  const { name: errorType, message: errorMessage, stack = '' } = error;
  return { errorType, errorMessage, trace: stack.split('\n') };
}
