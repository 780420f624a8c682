/**
 * The inbound shipment (M-060): one batch of cartons from a seller's door to a shelf abroad.
 * The head is small and changes often; the content (cartons) is its own record, versioned by amendment.
 */
import { z } from 'zod';
import { shipmentIdSchema, skuCodeSchema, tenantSchema, warehouseIdSchema } from '../kernel/ids.ts';
import { currencySchema, moneyWireSchema } from '../kernel/money.ts';
import { dateSchema, timestampSchema } from '../kernel/time.ts';
import { quoteSchema } from '../quote/quote.ts';
import {
  closedStatusSchema,
  contractStatusSchema,
  preQuoteStatusSchema,
} from './shipment-lifecycle.ts';

/** M-041: what carries the main leg. */
export const modeSchema = z.enum(['SEA_FCL', 'SEA_LCL', 'AIR', 'RAIL', 'SEA_TRUCK', 'EXPRESS']);
export type Mode = z.infer<typeof modeSchema>;

/** M-044. DDU is the retired name of DAP (domain-facts 3.4): accepted at the edge, stored as DAP. */
export const incotermSchema = z.enum(['DDP', 'DAP']);

/** M-013: legs the seller buys; what is not bought is done by the seller and only recorded. */
export const legSchema = z.enum([
  'FIRST_MILE',
  'EXPORT_CUSTOMS',
  'MAIN_CARRIAGE',
  'IMPORT_CUSTOMS',
  'DELIVERY',
  'WAREHOUSE',
]);
export type Leg = z.infer<typeof legSchema>;

export const addressSchema = z.strictObject({
  name: z.string().min(1).max(120),
  phone: z.string().max(40).optional(),
  lines: z.array(z.string().min(1).max(120)).min(1).max(4),
  city: z.string().min(1).max(80),
  region: z.string().max(80).optional(),
  postalCode: z.string().max(16).optional(),
  /** ISO 3166-1 alpha-2. Mainland China and Hong Kong are both data (M-076). */
  country: z.string().regex(/^[A-Z]{2}$/),
});
export type Address = z.infer<typeof addressSchema>;

export const dimensionsSchema = z.strictObject({
  lengthMm: z.int().positive().max(20_000),
  widthMm: z.int().positive().max(20_000),
  heightMm: z.int().positive().max(20_000),
});
export type Dimensions = z.infer<typeof dimensionsSchema>;

export const cartonLineSchema = z.strictObject({
  sku: skuCodeSchema,
  quantity: z.int().positive().max(1_000_000),
});

/** M-023: PO (or batch) number, SKU details, net and gross weight on every outer carton. */
export const cartonSchema = z.strictObject({
  cartonNumber: z.int().positive().max(10_000),
  poNumber: z.string().min(1).max(40).optional(),
  lines: z.array(cartonLineSchema).min(1).max(50),
  netWeightG: z.int().positive(),
  grossWeightG: z.int().positive(),
  dimensions: dimensionsSchema,
  /** SSCC-18; given by us when absent. */
  sscc: z.string().optional(),
});
export type Carton = z.infer<typeof cartonSchema>;

/** One line of the commercial invoice / export declaration as the seller states it (M-030, M-031). */
export const declaredLineSchema = z.strictObject({
  sku: skuCodeSchema,
  quantity: z.int().positive(),
  unitValue: moneyWireSchema,
  netWeightG: z.int().positive(),
});
export type DeclaredLine = z.infer<typeof declaredLineSchema>;

export const shipmentContentSchema = z.strictObject({
  cartons: z.array(cartonSchema).min(1).max(500),
  /** The declaration lines; absent: taken from the packing list and the SKU master. */
  declaredLines: z.array(declaredLineSchema).max(500).optional(),
  /** The commercial invoice's number and total, as issued by the seller (undervaluation check M-031). */
  invoice: z
    .strictObject({
      number: z.string().min(1).max(40),
      date: dateSchema,
      total: moneyWireSchema,
    })
    .optional(),
});
export type ShipmentContent = z.infer<typeof shipmentContentSchema>;

/** What is booked and known of the carriage; grows as partners answer. */
export const carriageSchema = z.strictObject({
  bookingRequestReference: z.string().optional(),
  bookingReference: z.string().optional(),
  transportDocumentReference: z.string().optional(),
  vesselName: z.string().optional(),
  voyageNumber: z.string().optional(),
  /** ISO 6346. */
  containers: z.array(z.string()),
  /** 22G1, 45G1 …: ISO 6346 size type; 40HQ is 45G1. */
  containerType: z.string().optional(),
  bookingAttempt: z.int().nonnegative(),
});

export const shipmentHeadSchema = z.strictObject({
  tenant: tenantSchema,
  shipmentId: shipmentIdSchema,
  version: z.int().positive(),
  /** Counts submissions; the execution name is made of id and epoch (design 3.1). */
  epoch: z.int().nonnegative(),
  contentVersion: z.int().positive(),
  reference: z.string().max(60).optional(),
  mode: modeSchema,
  incoterm: incotermSchema,
  legs: z.array(legSchema).min(1),
  origin: z.strictObject({ address: addressSchema, port: z.string() }),
  destination: z.strictObject({ warehouseId: warehouseIdSchema, port: z.string() }),
  cargoReadyOn: dateSchema,
  currency: currencySchema,
  expedite: z.boolean(),
  insured: z.boolean(),
  /** automatic: a quote is accepted when made, up to `acceptUpTo` when given. */
  quoteAcceptance: z.strictObject({
    kind: z.enum(['automatic', 'manual']),
    acceptUpTo: moneyWireSchema.optional(),
  }),
  carriage: carriageSchema,
  cartonCount: z.int().positive(),
  unitCount: z.int().positive(),
  grossWeightG: z.int().positive(),
  volumeMm3: z.string().regex(/^\d+$/),
  poNumbers: z.array(z.string()),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  statusSince: timestampSchema,
  /** When a sweeper must look (design 3.5); absent only in a terminal state. */
  nextDeadlineAt: timestampSchema.optional(),
  cancelRequest: z
    .strictObject({ at: timestampSchema, by: z.string(), reason: z.string() })
    .optional(),
  /** Faults the seller must mend, as of the last pre-check. */
  faults: z.array(
    z.strictObject({
      pointer: z.string(),
      code: z.string(),
      detail: z.string(),
      params: z.record(z.string(), z.string()).optional(),
    }),
  ),
  automationBlocked: z.boolean(),
});

/** A state has a type: no quote before QUOTED, an end only when closed. */
export const shipmentSchema = z.union([
  shipmentHeadSchema.extend({ status: preQuoteStatusSchema }),
  shipmentHeadSchema.extend({ status: contractStatusSchema, quote: quoteSchema }),
  shipmentHeadSchema.extend({
    status: closedStatusSchema,
    quote: quoteSchema.optional(),
    closedAt: timestampSchema,
    closeReason: z.string(),
  }),
]);
export type Shipment = z.infer<typeof shipmentSchema>;

/** An entry of the append-only status log (lifecycles.md rule 2). */
export const statusChangeSchema = z.strictObject({
  version: z.int().positive(),
  from: z.string(),
  event: z.string(),
  to: z.string(),
  actor: z.string(),
  reasonCode: z.string().optional(),
  at: timestampSchema,
  correlationId: z.string(),
});
export type StatusChange = z.infer<typeof statusChangeSchema>;
