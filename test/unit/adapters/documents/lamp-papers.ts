import type { ShipmentPapers } from '../../../../domain/document/shipment-papers.ts';
import { timestampSchema } from '../../../../domain/kernel/time.ts';
import { sellerSchema } from '../../../../domain/seller/seller.ts';
import { shipmentContentSchema, shipmentSchema } from '../../../../domain/shipment/shipment.ts';
import { skuSchema } from '../../../../domain/sku/sku.ts';
import { warehouseSchema } from '../../../../domain/warehouse/warehouse.ts';

const AT = '2026-03-02T08:00:00.000Z';

/** Two cartons of two SKUs from Shenzhen to New Jersey: 60 lamps and 20 night lights. */
export function lampPapers(): ShipmentPapers {
  return {
    issuedAt: timestampSchema.parse(AT),
    shipment: shipmentSchema.parse({
      tenant: 'shenzhen-lumen',
      shipmentId: 'shp_01KJPE7Q8Z4N6T3W5Y9ABCDEFG',
      version: 3,
      epoch: 1,
      contentVersion: 2,
      mode: 'SEA_FCL',
      incoterm: 'DDP',
      legs: ['FIRST_MILE', 'WAREHOUSE'],
      origin: { address: shenzhen, port: 'CNYTN' },
      destination: { warehouseId: 'US-EWR', port: 'USNYC' },
      cargoReadyOn: '2026-03-05',
      currency: 'USD',
      expedite: false,
      insured: false,
      quoteAcceptance: { kind: 'automatic' },
      carriage: { containers: ['CSQU3054383'], bookingAttempt: 0 },
      cartonCount: 2,
      unitCount: 80,
      grossWeightG: 27_000,
      volumeMm3: '192000000',
      poNumbers: ['PO-2026-001'],
      createdAt: AT,
      updatedAt: AT,
      statusSince: AT,
      faults: [],
      automationBlocked: false,
      status: 'SUBMITTED',
    }),
    content: shipmentContentSchema.parse({
      cartons: [
        carton(1, '106141410000000415', [{ sku: 'LAMP-1', quantity: 40 }]),
        carton(2, '000123450000000027', [
          { sku: 'LAMP-1', quantity: 20 },
          { sku: 'NIGHT-2', quantity: 20 },
        ]),
      ],
    }),
    skus: [
      sku('LAMP-1', 'Desk lamp', '台灯', '6291041500213', '12.50'),
      sku('NIGHT-2', '=HYPERLINK("http://x")', '小夜灯', '8904000210037', '4.10'),
    ],
    seller: sellerSchema.parse({
      tenant: 'shenzhen-lumen',
      name: 'Shenzhen Lumen Technology Co., Ltd.',
      nameZh: '深圳市流明科技有限公司',
      uscc: '91350100M000100Y43',
      importerNumbers: {},
      status: 'ACTIVE',
    }),
    warehouse: warehouseSchema.parse({
      warehouseId: 'US-EWR',
      name: 'New Jersey East',
      nameZh: '新泽西东仓',
      address: {
        name: 'Portage US-EWR',
        lines: ['1 Harbor Rd'],
        city: 'Newark',
        region: 'NJ',
        postalCode: '07114',
        country: 'US',
      },
      timeZone: 'America/New_York',
      ports: ['USNYC'],
      coverage: ['US East'],
      coverageZh: ['美东'],
      capabilities: ['STORAGE'],
      storageConditions: ['AMBIENT'],
      certificates: [],
      customsRegistration: 'FIRMS E123',
    }),
  };
}

const shenzhen = {
  name: '流明科技一号仓',
  lines: ['南山区科技园南区 8 号'],
  city: 'Shenzhen 深圳',
  country: 'CN',
};

function carton(
  cartonNumber: number,
  sscc: string,
  lines: { sku: string; quantity: number }[],
): unknown {
  return {
    cartonNumber,
    sscc,
    lines,
    poNumber: 'PO-2026-001',
    netWeightG: 12_000,
    grossWeightG: 13_500,
    dimensions: { lengthMm: 600, widthMm: 400, heightMm: 400 },
  };
}

function sku(code: string, name: string, nameZh: string, gtin: string, amount: string) {
  return skuSchema.parse({
    sku: code,
    name,
    nameZh,
    dimensions: { lengthMm: 200, widthMm: 100, heightMm: 100 },
    weightG: 300,
    barcode: { kind: 'GTIN', value: gtin },
    hsCode: '9405210090',
    originCountry: 'CN',
    declaredValue: { amount, currency: 'USD' },
    use: 'Lighting at home 家用照明',
    tenant: 'shenzhen-lumen',
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    reviewStatus: 'APPROVED',
    approvedAt: AT,
  });
}
