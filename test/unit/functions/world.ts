/** The real handlers over a table in memory; partners, links and Step Functions are seen, not called. */
import { vi } from 'vitest';
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../../adapters/dynamodb/declaration-store.ts';
import { createDocumentStore } from '../../../adapters/dynamodb/document-store.ts';
import { createEntityLookup } from '../../../adapters/dynamodb/entity-lookup.ts';
import { createMailStore } from '../../../adapters/dynamodb/mail-store.ts';
import { createInsightStore } from '../../../adapters/dynamodb/insight-store.ts';
import { createLaneStore } from '../../../adapters/dynamodb/lane-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createPartnerStore } from '../../../adapters/dynamodb/partner-store.ts';
import { createReceivingStore } from '../../../adapters/dynamodb/receiving-store.ts';
import { createRefundPaymentStore } from '../../../adapters/dynamodb/refund-payment-store.ts';
import { createReturnPolicyStore } from '../../../adapters/dynamodb/return-policy-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSellerStore } from '../../../adapters/dynamodb/seller-store.ts';
import { createSerials } from '../../../adapters/dynamodb/serial-store.ts';
import { createShipmentStore } from '../../../adapters/dynamodb/shipment-store.ts';
import { createShopStore } from '../../../adapters/dynamodb/shop-store.ts';
import { createSigningKeyStore } from '../../../adapters/dynamodb/signing-key-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createStockStore } from '../../../adapters/dynamodb/stock-store.ts';
import { createParcelNumberStore } from '../../../adapters/dynamodb/tracking-number.ts';
import { createTrackingStore } from '../../../adapters/dynamodb/tracking-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { addSeconds, type Timestamp } from '../../../domain/kernel/time.ts';
import { cursorsOf } from '../../../functions/runtime/cursor.ts';
import { signalling, waking } from '../../../functions/runtime/ports.ts';
import { T0 } from '../../support/example-shipment.ts';
import { settlingRemovals } from '../../support/world/settling-removals.ts';
import { createMemoryTable } from '../../support/memory-table.ts';

// Before any handler is made: tests are quiet.
vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');

export function createWorld() {
  const table = createMemoryTable();
  const sent: { token: string; output: unknown }[] = [];
  const uploaded = new Set<string>();
  let at: Timestamp = T0;
  let ids = 0;
  const now = () => at;
  const waits = createWaitStore(table);
  const tokens = {
    send: async (token: string, output: unknown) => {
      sent.push({ token, output });
      return 'sent' as const;
    },
  };
  return {
    table,
    /** Tokens answered, in order. */
    sent,
    uploaded,
    now,
    pass: (seconds: number) => {
      at = addSeconds(at, seconds);
    },
    /** Ascending ULIDs. */
    newId: () => `01KADHNJS8ZBV7P3GJX6BWQ${String((ids += 1)).padStart(3, '0')}`,
    /** Everything kept, as text: equal before and after means that nothing changed. */
    bytes: () => JSON.stringify(table.all()),
    cases: createCaseStore(table),
    removals: settlingRemovals(table, now),
    declarations: createDeclarationStore(table),
    documents: createDocumentStore(table),
    mails: createMailStore(table),
    numbers: createParcelNumberStore(table),
    lanes: createLaneStore(table),
    orders: createOrderStore(table),
    parcels: createParcelStore(table),
    partners: createPartnerStore(table),
    policies: createReturnPolicyStore(table),
    receiving: createReceivingStore(table),
    payments: createRefundPaymentStore(table),
    insights: createInsightStore(table),
    returns: createReturnStore(table),
    sellers: createSellerStore(table),
    shops: createShopStore(table),
    entities: createEntityLookup(table),
    shipments: createShipmentStore(table),
    skus: createSkuStore(table),
    stock: createStockStore(table),
    tracking: createTrackingStore(table),
    waits,
    warehouses: createWarehouseStore(table),
    reserveSerials: createSerials(table, 'SSCC'),
    cursors: cursorsOf(
      createSigningKeyStore(table, () => 'a secret of at least thirty-two letters'),
    ),
    signal: signalling({ waits, tokens }, now),
    wake: waking({ waits, tokens }, now),
    links: {
      download: async (key: string, fileName: string) => `https://files.test/${key}?as=${fileName}`,
      upload: async (key: string, contentType: string) => ({
        url: 'https://files.test/',
        fields: { key, 'Content-Type': contentType },
        expiresInSeconds: 600,
      }),
      exists: async (key: string) => uploaded.has(key),
    },
  };
}
export type World = ReturnType<typeof createWorld>;
