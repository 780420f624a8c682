/** Every contract of a store, for a table of any kind. */
import { describe } from 'vitest';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { caseStoreContract } from './case-store-contract.ts';
import { ledgerStoreContract } from './ledger-store-contract.ts';
import { parcelStoreContract } from './parcel-store-contract.ts';
import { orderStoreContract } from './order-store-contract.ts';
import { recordStoresContract } from './record-stores-contract.ts';
import { refundPaymentContract } from './refund-payment-contract.ts';
import { returnStoreContract } from './return-store-contract.ts';
import { shipmentStoreContract } from './shipment-store-contract.ts';
import { waitStoreContract } from './wait-store-contract.ts';

export function storeContracts(newTable: () => Promise<Table>): void {
  describe('shipments', () => shipmentStoreContract(newTable));
  describe('orders', () => orderStoreContract(newTable));
  describe('cases', () => caseStoreContract(newTable));
  describe('waits', () => waitStoreContract(newTable));
  describe('receiving and stock', () => ledgerStoreContract(newTable));
  describe('parcels', () => parcelStoreContract(newTable));
  describe('records', () => recordStoresContract(newTable));
  describe('returns', () => returnStoreContract(newTable));
  describe('payments of refunds', () => refundPaymentContract(newTable));
}
