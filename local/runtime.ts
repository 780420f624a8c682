import type { Wiring } from './assembly/wiring.ts';
import { readWiring } from './assembly/wiring.ts';
import { readCloudAssembly } from './assembly/cloud-assembly.ts';
import { UnsupportedByRuntime } from './assembly/unsupported.ts';
import { listenForApi } from './api-gateway/api-server.ts';
import { openHttpApi } from './api-gateway/http-api.ts';
import type { Issuer } from './api-gateway/issuer.ts';
import { openIssuer } from './api-gateway/issuer.ts';
import { CREDENTIALS } from './aws-json.ts';
import { openDataDirectory } from './data-directory.ts';
import { startDynamoDb } from './dynamodb/dynamodb.ts';
import { openCheckpoints } from './event-sources/checkpoints.ts';
import { LambdaHost } from './lambda/lambda-host.ts';
import type { ServiceEndpoints } from './lambda/platform-environment.ts';
import { platformEnvironment } from './lambda/platform-environment.ts';
import { openOutputLog } from './output-log.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import { startEventSources } from './start-event-sources.ts';
import { startStates } from './start-states.ts';
import type { States } from './start-states.ts';
import { ensureStores } from './start-stores.ts';
import { realClock } from './step-functions/clock.ts';
import { startStorage } from './storage/storage.ts';

/** A running system: the app of a cloud assembly on this machine. */
export interface Runtime {
  /** Base URL of the HTTP API. */
  url: string;
  wiring: Wiring;
  endpoints: ServiceEndpoints;
  /** What an SDK client needs besides its endpoint. */
  credentials: typeof CREDENTIALS;
  lambda: LambdaHost;
  engine: States['engine'];
  /** Signs the tokens that the API's JWT authorizer accepts. */
  issuer: Issuer;
  /** Fires a schedule now, by its id in `wiring.schedules`. */
  fireSchedule(id: string): Promise<void>;
  /** Finishes what is in flight, closes everything and ends the processes. */
  stop(): Promise<void>;
}

/** Starts everything a cloud assembly wires together. Throws before listening when it cannot run. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const data = openDataDirectory(options.dataDir, options.fresh ?? false);
  const log = openOutputLog(data.path('functions.log'), options.verbose ?? false);
  const onError = (error: unknown) => log.write('runtime', describe(error));
  const undo: (() => Promise<unknown>)[] = [async () => data.release(), () => log.close()];
  try {
    const ports = data.ports();
    const [api, dynamodb, storage] = await Promise.all([
      listenForApi(options.port ?? 0, onError),
      startDynamoDb(data.path('dynamodb')),
      startStorage(data.path('storage'), ports['storage'] ?? 0),
    ]);
    undo.push(
      () => dynamodb.stop(),
      () => storage.stop(),
      () => api.stop(),
    );
    const addresses = { queues: storage.endpoint, api: api.url };
    const wiring = readWiring(readCloudAssembly(options.assemblyDir), addresses);
    const stores = await ensureStores(wiring, dynamodb.endpoint, storage);

    const clock = realClock();
    const states = await startStates({
      machines: wiring.stateMachines,
      journal: data.path('executions.sqlite'),
      port: ports['states'] ?? 0,
      clock,
      stores,
      invoke: (name, payload) => lambda.invoke(name, payload),
    });
    undo.push(() => states.stop());
    const endpoints: ServiceEndpoints = {
      dynamodb: dynamodb.endpoint,
      storage: storage.endpoint,
      states: states.endpoint,
    };
    const lambda = new LambdaHost({
      functions: wiring.functions,
      platform: platformEnvironment(endpoints),
      compileCache: data.path('compile-cache'),
      onOutput: (name, text) => log.write(name, text),
    });
    undo.push(() => lambda.crash());
    states.recover();

    const issuer = openIssuer(data.path());
    const invoke = lambda.invoke.bind(lambda);
    api.serve(openHttpApi({ spec: soleApi(wiring), invoke, issuer, now: Date.now }));
    const checkpoints = openCheckpoints(data.path('checkpoints.sqlite'));
    const sources = await startEventSources({
      wiring,
      stores,
      lambda,
      checkpoints,
      clock,
      onError,
    });
    undo.push(
      async () => checkpoints.close(),
      () => sources.stop(),
    );
    data.keepPorts({ storage: storage.port, states: states.port });

    return {
      url: api.url,
      wiring,
      endpoints,
      credentials: CREDENTIALS,
      lambda,
      engine: states.engine,
      issuer,
      fireSchedule: (id) => sources.scheduler.fire(id),
      stop: () => unwind(undo),
    };
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

/** Ends the parts in the reverse order of their start. */
async function unwind(undo: (() => Promise<unknown>)[]): Promise<void> {
  for (const step of undo.reverse()) await step();
}

function soleApi({ httpApis }: Wiring) {
  const [api, ...others] = httpApis;
  if (api !== undefined && others.length === 0) return api;
  throw new UnsupportedByRuntime([`expected one HTTP API, found ${httpApis.length}`]);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
