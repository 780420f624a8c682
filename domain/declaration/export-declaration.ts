/** The data set of a 9810 export (跨境电商出口海外仓, domain-facts 3.5): the customs declaration and the mirrored warehouse order. */
import { z } from 'zod';
import { moneyWireSchema } from '../kernel/money.ts';

const kilograms = z.string().regex(/^\d+\.\d{3}$/);

export const exportLineSchema = z.strictObject({
  sequence: z.int().positive(),
  sku: z.string(),
  /** Commodity code: 10 digits on the form; 6 where the simplified list route allows. */
  hsCode: z.string(),
  name: z.string(),
  /** 规格型号: the declaration elements. */
  specification: z.string(),
  barcode: z.string(),
  quantity: z.int().positive(),
  unit: z.literal('PCS'),
  /** First legal unit; kilograms where the tariff asks for weight. */
  legalQuantity: kilograms,
  unitValue: moneyWireSchema,
  total: moneyWireSchema,
  netWeightKg: kilograms,
  originCountry: z.string(),
  destinationCountry: z.string(),
  sourcePlace: z.string(),
});

export const exportDeclarationSchema = z.strictObject({
  header: z.strictObject({
    supervisionCode: z.literal('9810'),
    /** H2018: the full declaration; LIST: the unified 清单 route up to RMB 5,000 without licence or inspection. */
    route: z.enum(['H2018', 'LIST']),
    consignor: z.strictObject({ name: z.string(), uscc: z.string() }),
    producer: z.strictObject({ name: z.string(), uscc: z.string() }),
    overseasWarehouse: z.strictObject({ id: z.string(), name: z.string(), address: z.string() }),
    contractNumber: z.string(),
    transportMode: z.enum(['WATER', 'AIR', 'RAIL', 'ROAD']),
    conveyance: z.string(),
    voyage: z.string(),
    transportDocument: z.string(),
    exitPort: z.string(),
    destinationCountry: z.string(),
    destinationPort: z.string(),
    tradeTerms: z.literal('FOB'),
    currency: z.string(),
    total: moneyWireSchema,
    grossWeightKg: kilograms,
    netWeightKg: kilograms,
    packages: z.int().positive(),
    packaging: z.literal('CARTON'),
    /** 随附单据: kind 10000004 is the cross-border B2B export paper, with the order's number. */
    attached: z.strictObject({ kind: z.literal('10000004'), orderNumber: z.string() }),
    /** HWC-YT: refund on leaving, settled after the sale (SAT 2025 No. 3), for exports from 2025-01-27. */
    taxTag: z.literal('HWC-YT').optional(),
  }),
  lines: z.array(exportLineSchema).min(1),
  /** 海外仓订仓单, sent through the Single Window; customs compares it with the lines above. */
  warehouseOrder: z.strictObject({
    orderNumber: z.string(),
    warehouseId: z.string(),
    lines: z.array(z.strictObject({ sku: z.string(), quantity: z.int(), total: moneyWireSchema })),
  }),
});
export type ExportDeclaration = z.infer<typeof exportDeclarationSchema>;
