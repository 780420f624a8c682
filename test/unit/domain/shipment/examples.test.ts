/** The examples of the README must pass the rules: a walk that stops at the pre-check shows nothing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildExportDeclaration } from '../../../../domain/declaration/build-export-declaration.ts';
import { checkExportDeclaration } from '../../../../domain/declaration/check-export-declaration.ts';
import { quoteShipment } from '../../../../domain/quote/quote-shipment.ts';
import { createShipmentRequestSchema } from '../../../../domain/shipment/create-shipment-request.ts';
import { precheckShipment } from '../../../../domain/shipment/precheck.ts';
import { submitShipment } from '../../../../domain/shipment/submit-shipment.ts';
import { checkSku, skuOf } from '../../../../domain/sku/check-sku.ts';
import { skuDetailsSchema } from '../../../../domain/sku/sku.ts';
import { WAREHOUSES } from '../../../../local/seed/warehouses.ts';
import { shipmentId, T0, tenant } from '../../../support/example-shipment.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(`examples/${name}`, 'utf8'));

const details = z.array(skuDetailsSchema).parse(read('skus.json'));
const skus = details.map((d) => skuOf(d, tenant, T0));
const ids = {
  tenant,
  shipmentId,
  actor: 'key_1',
  correlationId: 'r',
  gs1Prefix: '6973124',
  firstSerial: 1,
};

it('registers every SKU of the examples without a fault and without review', () => {
  expect(details.map((d) => checkSku(d, '2026-11-23').faults).flat()).toEqual([]);
  expect(skus.map((s) => s.reviewStatus)).toEqual(skus.map(() => 'APPROVED'));
});

describe.each(['inbound-sea-us.json', 'inbound-air-ca.json'])('%s', (name) => {
  const request = createShipmentRequestSchema.parse(read(name));
  const { shipment, content } = submitShipment(request, ids, () => T0);
  const warehouse = WAREHOUSES.find((w) => w.warehouseId === shipment.destination.warehouseId);
  if (!warehouse) throw new Error(`${name} goes to no warehouse of ours`);

  it('passes the pre-check', () => {
    const input = { head: shipment, content, skus, warehouse, documents: [], day: '2026-11-23' };
    expect(precheckShipment(input)).toEqual([]);
  });

  it('can be quoted', () => {
    const quote = quoteShipment({
      quoteId: 'q',
      head: shipment,
      content,
      skus,
      warehouse,
      at: T0,
    });
    expect(quote.warnings.map((w) => w.code)).not.toContain('DUTY_NEEDS_PERSON');
    expect(Number(quote.total.amount)).toBeGreaterThan(0);
  });

  it('can be declared for export', () => {
    const seller = { name: 'Lumio', uscc: '91350100M000100Y43' };
    const facts = { head: shipment, content, skus, seller, warehouse, day: '2026-12-05' };
    expect(checkExportDeclaration(buildExportDeclaration(facts))).toEqual([]);
  });
});
