import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDynamoTable } from '../adapters/dynamodb/dynamo-table.ts';
import { createPartnerStore } from '../adapters/dynamodb/partner-store.ts';
import { createSellerStore } from '../adapters/dynamodb/seller-store.ts';
import { createShopStore } from '../adapters/dynamodb/shop-store.ts';
import type { Table } from '../adapters/dynamodb/table.ts';
import { createWarehouseStore } from '../adapters/dynamodb/warehouse-store.ts';
import { shopNameOf } from '../domain/channel/shop-name.ts';
import { shopSchema } from '../domain/channel/shop.ts';
import { fromEpochMs } from '../domain/kernel/time.ts';
import { mintStaffToken } from './api-gateway/staff-token.ts';
import { REGION } from './assembly/physical-names.ts';
import { notifyAmazon } from './notify-amazon.ts';
import type { Runtime } from './runtime.ts';
import { startRuntime } from './runtime.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import type { Sandbox, SandboxOptions } from './sandbox/start-sandbox.ts';
import { startSandbox } from './sandbox/start-sandbox.ts';
import type { AccessKeys } from './seed/access-keys.ts';
import { openAccessKeys } from './seed/access-keys.ts';
import { seed } from './seed/seed.ts';
import { SELLERS } from './seed/sellers.ts';

export type PortageOptions = RuntimeOptions &
  Pick<SandboxOptions, 'pace' | 'scenario' | 'order' | 'onError'>;

/** Portage on this machine with its sellers, its warehouses and the sandbox partners. */
export interface Portage {
  runtime: Runtime;
  sandbox: Sandbox;
  /** API keys by tenant. */
  keys: AccessKeys;
  /** Bearer token of the operations staff. */
  operationsToken: string;
  stop(): Promise<void>;
}

/** Starts the runtime, then the partners, then seeds; starting again seeds nothing twice. */
export async function startPortage(options: PortageOptions): Promise<Portage> {
  const runtime = await startRuntime(options);
  try {
    const sandbox = await startSandbox({
      ...options,
      frontDoor: runtime.url,
      notifyAmazon: notifyAmazon(runtime),
    });
    const keys = await seedInto(runtime, options.dataDir, sandbox);
    return {
      runtime,
      sandbox,
      keys,
      operationsToken: mintStaffToken(runtime.issuer, runtime.wiring.httpApis, {
        subject: 'local-operator',
        groups: ['operations'],
        now: Date.now(),
      }),
      stop: async () => {
        // Partners last: steps in flight still call them.
        await runtime.stop();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await runtime.stop();
    throw error;
  }
}

async function seedInto(runtime: Runtime, dataDir: string, sandbox: Sandbox): Promise<AccessKeys> {
  const table = tableOf(runtime);
  const keys = openAccessKeys(
    dataDir,
    SELLERS.map(({ tenant }) => tenant),
  );
  const ports = {
    sellers: createSellerStore(table),
    warehouses: createWarehouseStore(table),
    partners: createPartnerStore(table),
    shops: createShopStore(table),
    now: () => fromEpochMs(Date.now()),
  };
  const shops = sandbox.shops.map((shop) =>
    shopSchema.parse({
      ...shop,
      shop: shopNameOf(shop.source, shop.shop),
      tenant: SELLERS[0]?.tenant,
      status: 'ACTIVE',
      connectedAt: ports.now(),
    }),
  );
  await seed(ports, keys, sandbox.partners, shops);
  return keys;
}

/** The one table, as the functions see it. */
export function tableOf({ wiring, endpoints, credentials }: Runtime): Table {
  const [table] = wiring.tables;
  if (table === undefined) throw new Error('the assembly has no table');
  return createDynamoTable({
    client: new DynamoDBClient({ region: REGION, endpoint: endpoints.dynamodb, credentials }),
    tableName: table.name,
    sleep: (milliseconds) => sleep(milliseconds),
    random: () => randomInt(2 ** 32) / 2 ** 32,
  });
}
