/** Portage with everything around it on this machine: the runtime, the sandbox partners, the seeds. */
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoTable } from '../../adapters/dynamodb/dynamo-table.ts';
import { createPartnerStore } from '../../adapters/dynamodb/partner-store.ts';
import { createSellerStore } from '../../adapters/dynamodb/seller-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { createWarehouseStore } from '../../adapters/dynamodb/warehouse-store.ts';
import { fromEpochMs } from '../../domain/kernel/time.ts';
import { REGION } from '../assembly/physical-names.ts';
import { startRuntime, type Runtime } from '../runtime.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import type { Order, Scenario } from '../sandbox/scenario.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { openAccessKeys, type AccessKeys } from '../seed/access-keys.ts';
import { operationsToken } from '../seed/operations-token.ts';
import { seed } from '../seed/seed.ts';
import { SELLERS } from '../seed/sellers.ts';

export interface PortageOptions extends RuntimeOptions {
  /** Milliseconds between two things a sandbox partner says of one shipment. */
  readonly pace: number;
  readonly scenario?: Scenario;
  readonly order?: Order;
  readonly onError?: (error: unknown) => void;
}

export interface Portage {
  readonly runtime: Runtime;
  readonly sandbox: Sandbox;
  readonly table: Table;
  /** Plain API keys by tenant. */
  readonly keys: AccessKeys;
  /** A bearer token of the operations staff. */
  readonly operationsToken: string;
  /** Nothing was ever kept in this data directory. */
  readonly isNew: boolean;
  stop(): Promise<void>;
}

export async function startPortage(options: PortageOptions): Promise<Portage> {
  const { dataDir, pace, scenario, order, onError } = options;
  const runtime = await startRuntime(options);
  const isNew = !existsSync(join(dataDir, 'access-keys.json'));
  const keys = openAccessKeys(
    dataDir,
    SELLERS.map(({ tenant }) => tenant),
  );
  const sandbox = await startSandbox({
    dataDir,
    frontDoor: runtime.url,
    pace,
    ...(scenario && { scenario }),
    ...(order && { order }),
    ...(onError && { onError }),
  });
  const table = tableOf(runtime);
  const stores = {
    sellers: createSellerStore(table),
    warehouses: createWarehouseStore(table),
    partners: createPartnerStore(table),
    now: () => fromEpochMs(Date.now()),
  };
  await seed(stores, keys, sandbox.partners);
  return {
    runtime,
    sandbox,
    table,
    keys,
    operationsToken: operationsToken(runtime),
    isNew,
    stop: async () => {
      await sandbox.stop();
      await runtime.stop();
    },
  };
}

function tableOf({ endpoints, credentials, wiring }: Runtime): Table {
  return createDynamoTable({
    client: new DynamoDBClient({ endpoint: endpoints.dynamodb, region: REGION, credentials }),
    tableName: wiring.tables[0]?.name ?? '',
    sleep: async (ms) => sleep(ms),
    random: () => randomInt(2 ** 32) / 2 ** 32,
  });
}
