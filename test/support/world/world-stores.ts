/** Every store over one table. */
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../../adapters/dynamodb/declaration-store.ts';
import { createDocumentStore } from '../../../adapters/dynamodb/document-store.ts';
import { createEntityLookup } from '../../../adapters/dynamodb/entity-lookup.ts';
import { createMailStore } from '../../../adapters/dynamodb/mail-store.ts';
import { createOutboxStore } from '../../../adapters/dynamodb/outbox-store.ts';
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
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { createParcelNumberStore } from '../../../adapters/dynamodb/tracking-number.ts';
import { createTrackingStore } from '../../../adapters/dynamodb/tracking-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { cursorsOf } from '../../../functions/runtime/cursor.ts';

export function worldStores(table: Table) {
  const stocks = createStockStore(table);
  return {
    cases: createCaseStore(table),
    declarations: createDeclarationStore(table),
    documents: createDocumentStore(table),
    entities: createEntityLookup(table),
    mails: createMailStore(table),
    numbers: createParcelNumberStore(table),
    lanes: createLaneStore(table),
    orders: createOrderStore(table),
    outbox: createOutboxStore(table),
    parcels: createParcelStore(table),
    partners: createPartnerStore(table),
    policies: createReturnPolicyStore(table),
    payments: createRefundPaymentStore(table),
    insights: createInsightStore(table),
    receiving: createReceivingStore(table),
    returns: createReturnStore(table),
    sellers: createSellerStore(table),
    shipments: createShipmentStore(table),
    shops: createShopStore(table),
    skus: createSkuStore(table),
    stocks,
    stock: stocks,
    tracking: createTrackingStore(table),
    waits: createWaitStore(table),
    warehouses: createWarehouseStore(table),
    reserveSerials: createSerials(table, 'SSCC'),
    cursors: cursorsOf(
      createSigningKeyStore(table, () => 'a secret of at least thirty-two letters'),
    ),
  };
}
