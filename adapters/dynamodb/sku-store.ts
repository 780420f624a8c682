/** The SKU master: one partition a tenant, barcodes unique within it. */
import { z } from 'zod';
import { BrokenRecord, Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { skuCodeSchema } from '../../domain/kernel/ids.ts';
import { skuSchema, type Sku } from '../../domain/sku/sku.ts';
import type { SkuStore } from '../../domain/sku/sku-store.ts';
import { attempt } from './attempt.ts';
import { replaceVersion } from './conditional.ts';
import { duplicateOf, putRequestOnce } from './idempotency.ts';
import { barcodeKey, skuKey, skuPk } from './keys.ts';
import { readList } from './list.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table, Write } from './table.ts';

const BARCODE_KINDS = ['GTIN', 'FNSKU', 'HOUSE'] as const;
const takenSchema = z.strictObject({ sku: skuCodeSchema });

export function createSkuStore(table: Table): SkuStore {
  return {
    async create(sku, request) {
      const refusal = await attempt(
        table,
        [
          putRequestOnce(sku.tenant, request),
          { put: skuItem(sku), condition: { item: 'absent' } },
          takeBarcode(sku),
        ],
        `SKU ${sku.sku}`,
      );
      if (!refusal) return { kind: 'created' };
      if (refusal.positions[0] === 0) {
        return { kind: 'duplicate', request: duplicateOf(request, refusal.existing) };
      }
      throw refusal.positions[0] === 1
        ? new Conflict('SKU_EXISTS', `SKU ${sku.sku} is registered already`)
        : barcodeTaken(sku);
    },

    async add(sku) {
      const free = { put: skuItem(sku), condition: { item: 'absent' } } as const;
      await attempt(table, [free, takeBarcode(sku)], `SKU ${sku.sku}`);
    },

    async save(next, previous) {
      if (next.sku !== previous.sku || next.tenant !== previous.tenant) {
        throw new BrokenRecord(`SKU ${previous.sku} cannot become ${next.sku}`);
      }
      const read = { version: previous.version };
      const what = `SKU ${next.sku}`;
      if (sameBarcode(next, previous)) return replaceVersion(table, skuItem(next), read, what);
      const refusal = await attempt(
        table,
        [
          { put: skuItem(next), condition: { equals: read } },
          takeBarcode(next),
          { delete: barcodeKey(previous.tenant, previous.barcode) },
        ],
        what,
      );
      if (refusal) throw refusal.positions[0] === 0 ? new StaleVersion(what) : barcodeTaken(next);
    },

    async find(tenant, sku) {
      const item = await table.get(skuKey(tenant, sku));
      return item && readItem(skuSchema, item);
    },

    async findMany(tenant, skus) {
      const items = await table.getMany(skus.map((sku) => skuKey(tenant, sku)));
      return items.map((item) => readItem(skuSchema, item));
    },

    async findByBarcode(tenant, value) {
      const keys = BARCODE_KINDS.map((kind) => barcodeKey(tenant, { kind, value }));
      const [item] = await table.getMany(keys);
      return item && readItem(takenSchema, item).sku;
    },

    list: (tenant, page) =>
      readList(table, { pk: skuPk(tenant) }, page, async (items) =>
        items.map((item) => readItem(skuSchema, item)),
      ),
  };
}

function skuItem(sku: Sku): Item {
  return toItem(skuKey(sku.tenant, sku.sku), sku);
}

function takeBarcode({ tenant, barcode, sku }: Sku): Write {
  return { put: toItem(barcodeKey(tenant, barcode), { sku }), condition: { item: 'absent' } };
}

function sameBarcode(a: Sku, b: Sku): boolean {
  return a.barcode.kind === b.barcode.kind && a.barcode.value === b.barcode.value;
}

function barcodeTaken({ barcode }: Sku): Conflict {
  return new Conflict('BARCODE_TAKEN', `${barcode.kind} ${barcode.value} is another SKU's barcode`);
}
