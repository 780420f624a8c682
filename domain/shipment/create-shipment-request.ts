/** What a seller sends to start a shipment. No unions and no cross checks in here, so that every issue shows at once. */
import { z } from 'zod';
import { warehouseIdSchema } from '../kernel/ids.ts';
import { currencySchema, moneyWireSchema } from '../kernel/money.ts';
import { dateSchema } from '../kernel/time.ts';
import {
  addressSchema,
  cartonSchema,
  declaredLineSchema,
  legSchema,
  modeSchema,
  shipmentContentSchema,
} from './shipment.ts';

/** Identical cartons may be written once: numbers `cartonNumber` to `toCartonNumber`, as packing lists do ("C/NO 1-10"). */
export const requestCartonSchema = cartonSchema.extend({
  toCartonNumber: z.int().positive().max(10_000).optional(),
});
export type RequestCarton = z.infer<typeof requestCartonSchema>;

/** DDU is the retired name of DAP (domain-facts 3.4). */
const incotermRequestSchema = z
  .enum(['DDP', 'DAP', 'DDU'])
  .transform((term): 'DDP' | 'DAP' => (term === 'DDU' ? 'DAP' : term));

const routeShape = {
  mode: modeSchema,
  origin: z.strictObject({ address: addressSchema, port: z.string().min(1).max(5) }),
  destination: z.strictObject({
    warehouseId: warehouseIdSchema,
    port: z.string().min(1).max(5),
  }),
  cargoReadyOn: dateSchema,
  /** ISO 6346 size type, e.g. 45G1 for a 40HQ; needed for SEA_FCL. */
  containerType: z.string().max(4).optional(),
  /** Containers the seller already has, ISO 6346. */
  containers: z.array(z.string().max(11)).max(20).optional(),
};

const contentShape = {
  cartons: z.array(requestCartonSchema).min(1).max(500),
  declaredLines: z.array(declaredLineSchema).max(500).optional(),
  invoice: shipmentContentSchema.shape.invoice,
};

export const createShipmentRequestSchema = z.strictObject({
  reference: z.string().min(1).max(60).optional(),
  ...routeShape,
  incoterm: incotermRequestSchema,
  /** M-013: absent means the whole chain. */
  legs: z.array(legSchema).min(1).max(6).default(legSchema.options),
  currency: currencySchema.default('USD'),
  expedite: z.boolean().default(false),
  insured: z.boolean().default(false),
  quoteAcceptance: z
    .strictObject({
      kind: z.enum(['automatic', 'manual']),
      acceptUpTo: moneyWireSchema.optional(),
    })
    .default({ kind: 'manual' }),
  ...contentShape,
  /** false: kept as a draft. */
  submit: z.boolean().default(true),
});
export type CreateShipmentRequest = z.infer<typeof createShipmentRequestSchema>;

/** New content, and the parts of the route that a fault may ask to change. The whole content is given, as a PUT does. */
export const amendShipmentRequestSchema = z.strictObject({
  ...contentShape,
  mode: routeShape.mode.optional(),
  origin: routeShape.origin.optional(),
  destination: routeShape.destination.optional(),
  cargoReadyOn: routeShape.cargoReadyOn.optional(),
  containerType: routeShape.containerType,
  containers: routeShape.containers,
});
export type AmendShipmentRequest = z.infer<typeof amendShipmentRequestSchema>;
