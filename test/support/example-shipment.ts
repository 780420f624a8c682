/** One seller's batch as the tests know it: ten cartons of lamps and speakers from Yantian to Los Angeles. */
import { skuSchema, type Sku } from '../../domain/sku/sku.ts';
import { addSeconds, fromEpochMs, type Timestamp } from '../../domain/kernel/time.ts';
import { quoteSchema, type Quote } from '../../domain/quote/quote.ts';
import { advanceShipment, type Advance } from '../../domain/shipment/advance-shipment.ts';
import type { ShipmentEvent } from '../../domain/shipment/shipment-lifecycle.ts';
import type { Shipment, StatusChange } from '../../domain/shipment/shipment.ts';
import {
  createShipmentRequestSchema,
  type CreateShipmentRequest,
} from '../../domain/shipment/create-shipment-request.ts';
import { shipmentIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { submitShipment, type Submission } from '../../domain/shipment/submit-shipment.ts';
import { warehouseSchema, type Warehouse } from '../../domain/warehouse/warehouse.ts';

export const T0 = fromEpochMs(Date.UTC(2026, 10, 2, 8));
export const tenant = tenantSchema.parse('lumio');
export const shipmentId = shipmentIdSchema.parse('shp_01KADHNJS8ZBV7P3GJX6BWQ5TE');

const address = {
  name: 'Lumio Lighting Co.',
  lines: ['88 Fuqiao Road'],
  city: 'Shenzhen',
  country: 'CN',
};

export const requestBody = {
  reference: 'AUTUMN-1',
  mode: 'SEA_LCL',
  incoterm: 'DDP',
  origin: { address, port: 'CNYTN' },
  destination: { warehouseId: 'US-LAX', port: 'USLAX' },
  cargoReadyOn: '2026-11-10',
  cartons: [
    {
      cartonNumber: 1,
      toCartonNumber: 8,
      poNumber: 'PO-7001',
      lines: [{ sku: 'LAMP-1', quantity: 12 }],
      netWeightG: 10_800,
      grossWeightG: 12_300,
      dimensions: { lengthMm: 600, widthMm: 400, heightMm: 400 },
    },
    {
      cartonNumber: 9,
      toCartonNumber: 10,
      poNumber: 'PO-7002',
      lines: [{ sku: 'SPKR-1', quantity: 20 }],
      netWeightG: 11_000,
      grossWeightG: 12_300,
      dimensions: { lengthMm: 600, widthMm: 400, heightMm: 400 },
    },
  ],
  declaredLines: [
    {
      sku: 'LAMP-1',
      quantity: 96,
      unitValue: { amount: '18.50', currency: 'USD' },
      netWeightG: 86_400,
    },
    {
      sku: 'SPKR-1',
      quantity: 40,
      unitValue: { amount: '22.00', currency: 'USD' },
      netWeightG: 22_000,
    },
  ],
  invoice: {
    number: 'CI-2026-118',
    date: '2026-11-01',
    total: { amount: '2656.00', currency: 'USD' },
  },
};

export function aRequest(changed: object = {}): CreateShipmentRequest {
  return createShipmentRequestSchema.parse({ ...requestBody, ...changed });
}

export function aSubmission(changed: object = {}, at: Timestamp = T0): Submission {
  const ids = {
    tenant,
    shipmentId,
    actor: 'key_1',
    correlationId: 'req-1',
    gs1Prefix: '0012345',
    firstSerial: 1,
  };
  return submitShipment(aRequest(changed), ids, () => at);
}

const skuBody = {
  tenant,
  version: 1,
  createdAt: T0,
  updatedAt: T0,
  reviewStatus: 'APPROVED',
  approvedAt: T0,
  originCountry: 'CN',
  storageCondition: 'AMBIENT',
};

export const lampBody = {
  ...skuBody,
  sku: 'LAMP-1',
  name: 'LED table lamp',
  dimensions: { lengthMm: 300, widthMm: 180, heightMm: 180 },
  weightG: 900,
  barcode: { kind: 'GTIN', value: '6291041500213' },
  hsCode: '9405210000',
  importHsCode: '9405218010',
  declaredValue: { amount: '18.50', currency: 'USD' },
  use: 'Lights a desk at home',
  cargoFlags: [],
  productClass: 'GENERAL',
  complianceDocuments: {},
};

export const speakerBody = {
  ...skuBody,
  sku: 'SPKR-1',
  name: 'Bluetooth speaker',
  dimensions: { lengthMm: 120, widthMm: 90, heightMm: 90 },
  weightG: 550,
  barcode: { kind: 'GTIN', value: '8904000210037' },
  hsCode: '8518220000',
  importHsCode: '8518220000',
  declaredValue: { amount: '22.00', currency: 'USD' },
  use: 'Plays music from a telephone',
  cargoFlags: ['BATTERY'],
  battery: { chemistry: 'LITHIUM_ION', packing: 'CONTAINED_IN_EQUIPMENT', wattHours: 18 },
  productClass: 'ELECTRONICS',
  complianceDocuments: { MSDS: 'doc_1', UN38_3: 'doc_2', TEST_REPORT: 'doc_3' },
};

export function aLamp(changed: object = {}): Sku {
  return skuSchema.parse({ ...lampBody, ...changed });
}

export function aSpeaker(changed: object = {}): Sku {
  return skuSchema.parse({ ...speakerBody, ...changed });
}

export function aWarehouse(changed: object = {}): Warehouse {
  return warehouseSchema.parse({
    warehouseId: 'US-LAX',
    name: 'Los Angeles',
    nameZh: '洛杉矶仓',
    address: {
      name: 'Portage Los Angeles',
      lines: ['100 Harbor Way'],
      city: 'Carson',
      region: 'CA',
      postalCode: '90745',
      country: 'US',
    },
    timeZone: 'America/Los_Angeles',
    ports: ['USLAX', 'USLGB'],
    coverage: ['US West'],
    coverageZh: ['美西'],
    capabilities: ['STORAGE'],
    storageConditions: ['AMBIENT', 'COOL_DRY'],
    certificates: [],
    customsRegistration: 'FIRMS-Y123',
    ...changed,
  });
}

export function aQuote(changed: object = {}): Quote {
  return quoteSchema.parse({
    quoteId: 'quo_1',
    rateCardVersion: 'list-2026-07',
    issuedAt: T0,
    expiresAt: addSeconds(T0, 7 * 86_400),
    lines: [],
    total: { amount: '900.00', currency: 'USD' },
    chargeableWeightG: 960_000,
    transitDays: { from: 18, to: 26, clearanceBuffer: 5 },
    scope: [],
    warnings: [],
    ...changed,
  });
}

/** Throws when nothing moved: the test meant a move. */
export function moved(advance: Advance): Extract<Advance, { kind: 'moved' }> {
  if (advance.kind !== 'moved') throw new Error('already there');
  return advance;
}

/** The example after `events`, one a minute; the first is its quote. */
export function aShipmentAfter(...events: ShipmentEvent[]): {
  shipment: Shipment;
  changes: StatusChange[];
} {
  const { shipment, change } = aSubmission();
  let now = shipment;
  const changes = [change];
  for (const [i, event] of events.entries()) {
    const occasion = {
      at: addSeconds(T0, 60 * (i + 1)),
      actor: 'workflow',
      correlationId: 'exec-1',
    };
    const patch = event === 'quote' ? { quote: aQuote() } : {};
    const step = moved(advanceShipment(now, event, { ...occasion, patch }));
    now = step.next;
    changes.push(step.change);
  }
  return { shipment: now, changes };
}

export function aQuoted(): Shipment {
  return aShipmentAfter('quote').shipment;
}
