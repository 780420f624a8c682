/** The stores with few verbs: outbox, tracking, SKUs, declarations, documents, parties, warehouses, serials, keys. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createDeclarationStore } from '../../adapters/dynamodb/declaration-store.ts';
import { createDocumentStore } from '../../adapters/dynamodb/document-store.ts';
import { createEntityLookup } from '../../adapters/dynamodb/entity-lookup.ts';
import { createOutboxStore } from '../../adapters/dynamodb/outbox-store.ts';
import { createPartnerStore } from '../../adapters/dynamodb/partner-store.ts';
import { createSellerStore } from '../../adapters/dynamodb/seller-store.ts';
import { createSerials } from '../../adapters/dynamodb/serial-store.ts';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import { createSigningKeyStore } from '../../adapters/dynamodb/signing-key-store.ts';
import { createSkuStore } from '../../adapters/dynamodb/sku-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { createTrackingStore } from '../../adapters/dynamodb/tracking-store.ts';
import { createWarehouseStore } from '../../adapters/dynamodb/warehouse-store.ts';
import { documentSchema } from '../../domain/document/document.ts';
import {
  BrokenRecord,
  Conflict,
  IdempotencyKeyReused,
  StaleVersion,
} from '../../domain/kernel/domain-error.ts';
import { skuCodeSchema } from '../../domain/kernel/ids.ts';
import { apiKeySchema, sellerSchema } from '../../domain/seller/seller.ts';
import { foldEvent, NOTHING_TRACKED } from '../../domain/tracking/fold-event.ts';
import { aLamp, aSpeaker, aSubmission, aWarehouse } from '../support/example-shipment.ts';
import {
  aChange,
  aDeclaration,
  aMessage,
  anEvent,
  aRequest,
  aShipment,
  at,
  key,
  lamp,
  otherTenant,
  shipmentId,
  shipmentIdOf,
  T0,
  tenant,
} from './contract-records.ts';

export function recordStoresContract(newTable: () => Promise<Table>): void {
  let table: Table;
  beforeEach(async () => {
    table = await newTable();
  });

  describe('the outbox', () => {
    it('is pending, oldest first, until dispatched; marking twice is marking once', async () => {
      const shipments = createShipmentStore(table);
      const outbox = createOutboxStore(table);
      for (const n of [3, 1, 2]) {
        await shipments.create({
          shipment: aShipment({ shipmentId: shipmentIdOf(n), reference: undefined }),
          content: aSubmission().content,
          change: aChange(1),
          request: aRequest({ key: `k-${n}` }),
          outbox: aMessage(n),
        });
      }
      expect(await outbox.pending(at(60), 9)).toEqual([aMessage(1), aMessage(2), aMessage(3)]);
      expect(await outbox.pending(at(2), 9)).toEqual([aMessage(1)]);
      expect(await outbox.pending(at(60), 1)).toEqual([aMessage(1)]);
      await outbox.markDispatched(aMessage(1));
      await outbox.markDispatched(aMessage(1));
      expect(await outbox.pending(at(60), 9)).toEqual([aMessage(2), aMessage(3)]);
    });
  });

  describe('tracking', () => {
    it('applies an event once, and refuses a fold of an older projection', async () => {
      const store = createTrackingStore(table);
      expect(await store.projection(key)).toEqual(NOTHING_TRACKED);
      const first = foldEvent(NOTHING_TRACKED, anEvent('e1'));
      expect(await store.apply(key, anEvent('e1'), first)).toBe('applied');
      expect(await store.apply(key, anEvent('e1'), first)).toBe('duplicate');
      const again = foldEvent(first, anEvent('e1'));
      expect(await store.apply(key, anEvent('e1'), again)).toBe('duplicate');
      const stale = foldEvent(NOTHING_TRACKED, anEvent('e2'));
      await expect(store.apply(key, anEvent('e2'), stale)).rejects.toBeInstanceOf(StaleVersion);
      const second = foldEvent(first, anEvent('e2'));
      expect(await store.apply(key, anEvent('e2'), second)).toBe('applied');
      expect(await store.projection(key)).toEqual(second);
      expect(await store.events(key)).toEqual([anEvent('e1'), anEvent('e2')]);
    });

    it('keeps an unmatched event once until it is forgotten, and lists all oldest first', async () => {
      const store = createTrackingStore(table);
      const container = { type: 'CONTAINER', value: 'MSKU9070323' } as const;
      const booking = { type: 'BOOKING', value: '12' } as const;
      await store.keepUnmatched(booking, 'dcsa', 'e2', '{"b":2}', at(2));
      await store.keepUnmatched(container, 'dcsa', 'e1', '{"b":1}', at(1));
      await store.keepUnmatched(container, 'dcsa', 'e1', '{"b":"again"}', at(3));
      const kept = {
        reference: container,
        source: 'dcsa',
        eventKey: 'e1',
        body: '{"b":1}',
        at: at(1),
      };
      expect(await store.unmatched(container)).toEqual([kept]);
      const listed = await store.listUnmatched({ limit: 9 });
      expect(listed.data.map(({ eventKey }) => eventKey)).toEqual(['e1', 'e2']);
      await store.forgetUnmatched(container, 'e1');
      expect(await store.unmatched(container)).toEqual([]);
      expect((await store.listUnmatched({ limit: 9 })).data).toHaveLength(1);
    });
  });

  describe('SKUs', () => {
    it('are created once by key, refused by name and by barcode', async () => {
      const store = createSkuStore(table);
      const request = aRequest();
      expect(await store.create(aLamp(), request)).toEqual({ kind: 'created' });
      expect(await store.create(aLamp(), request)).toEqual({ kind: 'duplicate', request });
      const reused = store.create(aLamp(), aRequest({ payloadHash: 'other' }));
      await expect(reused).rejects.toBeInstanceOf(IdempotencyKeyReused);
      const sameName = store.create(aLamp(), aRequest({ key: 'k-2' }));
      await expect(sameName).rejects.toMatchObject({ code: 'SKU_EXISTS' });
      const sameCode = store.create(aLamp({ sku: 'LAMP-2' }), aRequest({ key: 'k-3' }));
      await expect(sameCode).rejects.toMatchObject({ code: 'BARCODE_TAKEN' });
      const elsewhere = aLamp({ tenant: otherTenant });
      expect(await store.create(elsewhere, request)).toEqual({ kind: 'created' });
    });

    it('are saved by version, and give their barcode free when they change it', async () => {
      const store = createSkuStore(table);
      await store.create(aLamp(), aRequest());
      await store.create(aSpeaker(), aRequest({ key: 'k-2' }));
      const moved = aLamp({ version: 2, barcode: { kind: 'FNSKU', value: 'X001ABCDEF' } });
      await store.save(moved, aLamp());
      expect(await store.find(tenant, lamp)).toEqual(moved);
      await expect(store.save(moved, aLamp())).rejects.toBeInstanceOf(StaleVersion);
      const speaker = aSpeaker({ version: 2, barcode: aLamp().barcode });
      await store.save(speaker, aSpeaker());
      const back = aLamp({ version: 3, barcode: aLamp().barcode });
      await expect(store.save(back, moved)).rejects.toBeInstanceOf(Conflict);
      const renamed = aLamp({ version: 3, name: 'Lamp', barcode: moved.barcode });
      await store.save(renamed, moved);
      await expect(store.save(renamed, moved)).rejects.toBeInstanceOf(StaleVersion);
      await expect(store.save(aLamp({ sku: 'L-9' }), renamed)).rejects.toBeInstanceOf(BrokenRecord);
    });

    it('are added once, over nothing that is there: neither name nor barcode', async () => {
      const store = createSkuStore(table);
      await store.create(aLamp(), aRequest());
      await store.add(aLamp({ name: 'ours' }));
      expect(await store.find(tenant, lamp)).toEqual(aLamp());
      const added = aLamp({ sku: 'LAMP-1-R', barcode: { kind: 'HOUSE', value: 'HB0123456789AB' } });
      await store.add(added);
      await store.add({ ...added, name: 'again' });
      expect(await store.find(tenant, added.sku)).toEqual(added);
      expect(await store.findByBarcode(tenant, added.barcode.value)).toBe(added.sku);
      const taken = aLamp({ sku: 'LAMP-3' });
      await store.add(taken);
      expect(await store.find(tenant, taken.sku)).toBeUndefined();
    });

    it('are found many at once and listed by code', async () => {
      const store = createSkuStore(table);
      await store.create(aSpeaker(), aRequest({ key: 'k-2' }));
      await store.create(aLamp(), aRequest());
      const codes = ['SPKR-1', 'LAMP-1', 'NONE'].map((code) => skuCodeSchema.parse(code));
      expect(await store.findMany(tenant, codes)).toHaveLength(2);
      const page = await store.list(tenant, { limit: 1 });
      expect(page.data).toEqual([aLamp()]);
      const next = await store.list(tenant, { limit: 1, cursor: page.nextCursor ?? '' });
      expect(next).toEqual({ data: [aSpeaker()], nextCursor: null });
    });
  });

  describe('declarations', () => {
    it('are opened once by kind and version, and saved by revision', async () => {
      const store = createDeclarationStore(table);
      const first = aDeclaration();
      expect(await store.open(first)).toEqual(first);
      expect(await store.open(aDeclaration({ procedure: '9610' }))).toEqual(first);
      const held = aDeclaration({ revision: 2, answeredHolds: 1 });
      await store.save(held);
      await expect(store.save(held)).rejects.toBeInstanceOf(StaleVersion);
      expect(await store.find(tenant, shipmentId, 'EXPORT', 1)).toEqual(held);
    });

    it('know the newest version of a kind, past nine', async () => {
      const store = createDeclarationStore(table);
      for (const version of [1, 2, 10]) await store.open(aDeclaration({ version }));
      await store.open(aDeclaration({ kind: 'IMPORT', version: 20 }));
      expect(await store.latest(tenant, shipmentId, 'EXPORT')).toMatchObject({ version: 10 });
      expect(await store.latest(tenant, shipmentId, 'ISF')).toBeUndefined();
      const all = await store.ofShipment(tenant, shipmentId);
      expect(all.map(({ kind, version }) => `${kind} ${version}`)).toEqual([
        'EXPORT 1',
        'EXPORT 2',
        'EXPORT 10',
        'IMPORT 20',
      ]);
    });
  });

  it('documents are kept by id, the newest record standing', async () => {
    const store = createDocumentStore(table);
    const document = documentSchema.parse({
      documentId: 'doc_1',
      shipmentId,
      kind: 'MSDS',
      fileName: '说明书.pdf',
      contentType: 'application/pdf',
      key: `T/${tenant}/x.pdf`,
      status: 'REQUESTED',
      createdAt: T0,
    });
    await store.put(tenant, shipmentId, document);
    await store.put(tenant, shipmentId, { ...document, status: 'UPLOADED' });
    expect(await store.ofEntity(tenant, shipmentId)).toEqual([{ ...document, status: 'UPLOADED' }]);
    expect(await store.ofEntity(otherTenant, shipmentId)).toEqual([]);
  });

  it('what one seller has is found among many, by its id and by what the seller calls it', async () => {
    const shipment = aShipment({ reference: 'AUTUMN-1' });
    await createShipmentStore(table).create({
      shipment,
      content: aSubmission().content,
      change: aChange(1),
      request: aRequest(),
    });
    const lookup = createEntityLookup(table);
    const named = [otherTenant, tenant].map((who) => ({ tenant: who, entityId: shipmentId }));
    expect(await lookup.existing(named)).toEqual([{ tenant, entityId: shipmentId }]);
    expect(await lookup.existing([])).toEqual([]);
    const called = (reference: string) => lookup.shipmentsCalled(reference, [otherTenant, tenant]);
    expect(await called('AUTUMN-1')).toEqual([{ tenant, shipmentId }]);
    expect(await called('AUTUMN-2')).toEqual([]);
  });

  it('sellers, keys, partners and warehouses come back as they were put', async () => {
    const sellers = createSellerStore(table);
    const seller = sellerSchema.parse({
      tenant,
      name: 'Lumio',
      nameZh: '流明',
      uscc: '91440300MA5FXXXX1X',
      importerNumbers: { US: '12-3456789' },
      status: 'ACTIVE',
    });
    await sellers.put(seller);
    expect(await sellers.find(tenant)).toEqual(seller);
    expect(await sellers.find(otherTenant)).toBeUndefined();
    expect(await sellers.list()).toEqual([seller]);
    const apiKey = apiKeySchema.parse({
      keyId: 'key_1',
      tenant,
      hash: 'a'.repeat(64),
      last4: 'wxyz',
      scopes: ['skus:read'],
      createdAt: T0,
    });
    await sellers.putKey(apiKey);
    expect(await sellers.findKey('key_1')).toEqual(apiKey);
    expect(await sellers.findKey('key_2')).toBeUndefined();

    const partners = createPartnerStore(table);
    const partner = {
      partnerId: 'p1',
      source: 'dcsa',
      name: 'Carrier',
      endpoint: 'http://127.0.0.1:1',
      apiKey: 'x',
      webhookSecrets: ['s'],
    } as const;
    await partners.put({ ...partner, webhookSecrets: ['s'] });
    expect(await partners.bySource('dcsa')).toEqual(partner);
    expect(await partners.bySource('customs')).toBeUndefined();

    const warehouses = createWarehouseStore(table);
    await warehouses.put(aWarehouse());
    expect(await warehouses.find('US-LAX')).toEqual(aWarehouse());
    expect(await warehouses.list()).toEqual([aWarehouse()]);
  });

  it('serials are given once, in blocks', async () => {
    const reserve = createSerials(table, 'SSCC');
    expect(await reserve(3)).toBe(1);
    const firsts = await Promise.all(Array.from({ length: 10 }, () => reserve(2)));
    expect(firsts.sort((a, b) => a - b)).toEqual([4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
  });

  it('the signing key is made once, whoever asks first', async () => {
    let made = 0;
    const store = createSigningKeyStore(table, () => `${(made += 1)}`.padStart(40, 'k'));
    expect(await store.find()).toBeUndefined();
    const secrets = await Promise.all([store.ensure(), store.ensure(), store.ensure()]);
    expect(new Set(secrets).size).toBe(1);
    expect(await store.find()).toBe(secrets[0]);
  });

  it('a record that contradicts its schema is a BrokenRecord that names its key', async () => {
    await table.put({ pk: `T#${tenant}#SKU`, sk: lamp, sku: lamp, version: 'two' });
    const found = createSkuStore(table).find(tenant, lamp);
    await expect(found).rejects.toBeInstanceOf(BrokenRecord);
    await expect(found).rejects.toThrow(`T#${tenant}#SKU ${lamp}`);
  });
}
