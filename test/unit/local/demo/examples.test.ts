import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { shipmentIdSchema, tenantSchema } from '../../../../domain/kernel/ids.ts';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import { createShipmentRequestSchema } from '../../../../domain/shipment/create-shipment-request.ts';
import { parseAmazonOrder } from '../../../../adapters/channels/amazon/parse-order.ts';
import { parseShopifyOrder } from '../../../../adapters/channels/shopify/parse-order.ts';
import { parseWooOrder } from '../../../../adapters/channels/woocommerce/parse-order.ts';
import { relayFaults } from '../../../../domain/order/check-relay.ts';
import { placeOrderRequestSchema } from '../../../../domain/order/place-order-request.ts';
import { precheckShipment } from '../../../../domain/shipment/precheck.ts';
import { submitShipment } from '../../../../domain/shipment/submit-shipment.ts';
import { checkSku, skuOf } from '../../../../domain/sku/check-sku.ts';
import { skuDetailsSchema } from '../../../../domain/sku/sku.ts';
import { exampleOrder, ORDER_CASES } from '../../../../local/demo/order-cases.ts';
import { WAREHOUSES } from '../../../../local/seed/warehouses.ts';

const at = toTimestamp('2026-11-23T08:00:00Z');
const tenant = tenantSchema.parse('shenzhen-lumen');
const read = (name: string): unknown => JSON.parse(readFileSync(`examples/${name}`, 'utf8'));
const details = z.array(skuDetailsSchema).parse(read('skus.json'));

it('registers every SKU at once, without a fault, a warning or a review', () => {
  for (const sku of details) {
    expect(checkSku(sku, '2026-11-23')).toEqual({ faults: [], warnings: [], reviewReasons: [] });
  }
});

it.each(['inbound-sea-us.json', 'inbound-air-ca.json'])('%s passes the pre-check', (name) => {
  const request = createShipmentRequestSchema.parse(read(name));
  const ids = {
    tenant,
    shipmentId: shipmentIdSchema.parse('shp_01KJPE7Q8Z4N6T3W5Y9ABCDEFG'),
    actor: 'seller:test',
    correlationId: 'test',
    gs1Prefix: '6973124',
    firstSerial: 1,
  };
  const { shipment, content } = submitShipment(request, ids, () => at);
  const faults = precheckShipment({
    head: shipment,
    content,
    skus: details.map((sku) => skuOf(sku, tenant, at)),
    warehouse: WAREHOUSES.find((each) => each.warehouseId === request.destination.warehouseId),
    documents: [],
    day: '2026-11-23',
  });
  expect(faults).toEqual([]);
});

it.each(ORDER_CASES.map(({ example }) => example))('%s is an order of known SKUs', (example) => {
  const { lines } = placeOrderRequestSchema.parse(exampleOrder(example));
  const known = details.map(({ sku }) => sku);
  expect(lines.filter(({ sku }) => !known.includes(sku))).toEqual([]);
});

it('order-fba-relay is a relay without a fault', () => {
  const request = placeOrderRequestSchema.parse(exampleOrder('order-fba-relay'));
  const skus = new Map(details.map((one) => [one.sku, skuOf(one, tenant, at)]));
  expect(request.lines.every(({ sku }) => skus.has(sku))).toBe(true);
  expect([request.relay?.box, relayFaults(request, skus)]).toEqual([1, []]);
});

it.each([
  ['shopify-order-paid', parseShopifyOrder, '5821400319283461120'],
  ['woocommerce-order', parseWooOrder, '727'],
  ['amazon-order', parseAmazonOrder, '902-3159896-1390916'],
] as const)('%s is a paid order of known SKUs, its id digit for digit', (name, parse, id) => {
  const order = parse(readFileSync(`examples/${name}.json`, 'utf8'));
  expect(order).toMatchObject({ externalId: id, payment: { paid: true } });
  const known: string[] = details.map(({ sku }) => sku);
  expect(order?.lines.filter(({ sku }) => !known.includes(sku))).toEqual([]);
});
