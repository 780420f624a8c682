import { join } from 'node:path';
import type { HttpApiSpec } from './assembly/http-apis.ts';
import { readCloudAssembly } from './assembly/cloud-assembly.ts';
import { UnsupportedByRuntime } from './assembly/unsupported.ts';
import type { Wiring } from './assembly/wiring.ts';
import { readWiring } from './assembly/wiring.ts';
import { listenForApi } from './api-gateway/api-server.ts';
import { openHttpApi } from './api-gateway/http-api.ts';
import type { Issuer } from './api-gateway/issuer.ts';
import { openIssuer } from './api-gateway/issuer.ts';
import { CREDENTIALS } from './aws-json.ts';
import { openDataDirectory } from './data-directory.ts';
import { startDynamoDb } from './dynamodb/dynamodb.ts';
import { openCheckpoints } from './event-sources/checkpoints.ts';
import { freePort, onlyPort } from './free-port.ts';
import { LambdaHost } from './lambda/lambda-host.ts';
import type { ServiceEndpoints } from './lambda/platform-environment.ts';
import { platformEnvironment } from './lambda/platform-environment.ts';
import { openOutputLog } from './output-log.ts';
import { startMailServer } from './mail/mail-server.ts';
import { Parts } from './parts.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import { startEventSources } from './start-event-sources.ts';
import type { States } from './start-states.ts';
import { startStates } from './start-states.ts';
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

/** Starts everything a cloud assembly wires together. When it cannot, nothing is left running. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const parts = new Parts();
  try {
    return await startParts(parts, options);
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

/** In this order, so that the reverse is a good end: the API first, the stores last. */
async function startParts(parts: Parts, options: RuntimeOptions): Promise<Runtime> {
  const data = await parts.add(openDataDirectory(options.dataDir, options.fresh ?? false));
  const log = await parts.add(openOutputLog(data.path('functions.log'), options.verbose ?? false));
  const onError = (error: unknown) => log.write('runtime', describe(error));
  const ports = data.ports();
  const port = options.port ? await onlyPort(options.port) : await freePort();

  const dynamodb = await parts.add(startDynamoDb(data.path('dynamodb')));
  const { watch } = options;
  const storage = await parts.add(startStorage(data.path('storage'), ports['storage'] ?? 0));
  const addresses = { queues: storage.endpoint, api: `http://127.0.0.1:${port}` };
  const wiring = readWiring(readCloudAssembly(options.assemblyDir), addresses);
  const stores = await ensureStores(wiring, dynamodb.endpoint, storage);

  const clock = realClock();
  const statesPort = await freePort(ports['states']);
  const mail = await parts.add(startMailServer(data.path('mails')));
  const endpoints = {
    dynamodb: (await watch?.dynamodb(dynamodb.endpoint)) ?? dynamodb.endpoint,
    storage: storage.endpoint,
    states: `http://127.0.0.1:${statesPort}`,
    mail: mail.endpoint,
  };
  const lambda = await parts.add(
    new LambdaHost({
      functions: wiring.functions,
      platform: platformEnvironment(endpoints),
      // With the bundles, not with the data: a fresh data directory starts as fast as an old one.
      compileCache: join(options.assemblyDir, '.compile-cache'),
      onOutput: (name, text) => log.write(name, text),
      ...(watch && { onInvoked: watch.invoked }),
    }),
  );
  const invoke = lambda.invoke.bind(lambda);
  // Stopped before the functions: a call that is cut short is made again, not failed.
  const states = await parts.add(
    startStates({
      machines: wiring.stateMachines,
      journal: data.path('executions.sqlite'),
      port: statesPort,
      clock,
      stores,
      invoke,
    }),
  );
  // The last is for whoever looks into the table from outside.
  const dynamodbPort = Number(new URL(dynamodb.endpoint).port);
  data.keepPorts({ storage: storage.port, states: statesPort, dynamodb: dynamodbPort });

  const checkpoints = await parts.add(openCheckpoints(data.path('checkpoints.sqlite')));
  const sources = await parts.add(
    startEventSources({ wiring, stores, lambda, checkpoints, clock, onError }),
  );
  const issuer = openIssuer(data.path());
  const api = openHttpApi({ spec: soleApi(wiring.httpApis), invoke, issuer, now: Date.now });
  await parts.add(listenForApi(port, api, onError));
  return {
    url: addresses.api,
    wiring,
    endpoints,
    credentials: CREDENTIALS,
    lambda,
    engine: states.engine,
    issuer,
    fireSchedule: (id) => sources.scheduler.fire(id),
    stop: () => parts.stop(),
  };
}

function soleApi([api, ...others]: readonly HttpApiSpec[]): HttpApiSpec {
  if (api !== undefined && others.length === 0) return api;
  throw new UnsupportedByRuntime(['an assembly has exactly one HTTP API']);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
