import { describe, expect, it } from 'vitest';
import * as keys from '../../../../adapters/dynamodb/keys.ts';
import {
  at,
  key,
  lamp,
  shipmentIdOf,
  tenant,
  warehouseId,
} from '../../../contracts/contract-records.ts';

describe('the key map', () => {
  it('begins every partition with its tenant, the system being `_`', () => {
    const stock = { tenant, warehouseId, sku: lamp };
    const reference = { type: 'CONTAINER', value: 'MSKU9070323' };
    const own = [
      keys.headKey(key).pk,
      keys.waitKey({ tenant, entityId: key.shipmentId, lane: 'main' }).pk,
      keys.caseKey(tenant, undefined, 'cas_1').pk,
      keys.idempotencyKey(tenant, 'k').pk,
      keys.skuPk(tenant),
      keys.stockPk(stock),
      keys.shipmentListPk(tenant),
      keys.sellerKey(tenant).pk,
      keys.barcodeKey(tenant, { kind: 'GTIN', value: '1' }).pk,
    ];
    const system = [
      keys.referencePk(reference),
      keys.unmatchedPk(reference),
      keys.apiKeyKey('k').pk,
      keys.caseLookupKey('cas_1').pk,
      keys.partnerPk,
      keys.warehousePk,
      ...keys.duePks('WAIT'),
    ];
    expect(own.filter((pk) => !pk.startsWith(`T#${tenant}#`))).toEqual([]);
    expect(system.filter((pk) => !pk.startsWith('T#_#'))).toEqual([]);
  });

  it('sorts versions as numbers', () => {
    const versions = [1, 2, 9, 10, 99, 100].map((version) => keys.changeKey(key, version).sk);
    expect([...versions].sort()).toEqual(versions);
  });

  it('keeps bins and lots apart whatever they are called', () => {
    const stock = { tenant, warehouseId, sku: lamp };
    const sks = [
      keys.binKey(stock, 'A#B', 'C').sk,
      keys.binKey(stock, 'A', 'B#C').sk,
      keys.binKey(stock, 'A%23B', 'C').sk,
    ];
    expect(new Set(sks).size).toBe(3);
  });

  it('spreads due work over all shards, the same entity always on the same', () => {
    const pks = Array.from({ length: 400 }, (_, n) => keys.entityPk(tenant, shipmentIdOf(n)));
    const shards = pks.map((pk) => keys.dueAt('SHIPMENT', at(1), pk).gsi2pk);
    const sizes = keys.duePks('SHIPMENT').map((pk) => shards.filter((one) => one === pk).length);
    expect(sizes.reduce((a, b) => a + b)).toBe(400);
    expect(Math.min(...sizes)).toBeGreaterThan(60);
    expect(pks.map((pk) => keys.dueAt('SHIPMENT', at(2), pk).gsi2pk)).toEqual(shards);
  });
});
