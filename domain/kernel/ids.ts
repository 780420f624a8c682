/** Ids: a prefix that names the kind, then a ULID. The tenant id is a seller's id. */
import { z } from 'zod';

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`));

/** Tenants are short slugs or `slr_` ids; `_` is the system itself and never a seller. */
export const tenantSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{2,40}$/i)
  .brand<'Tenant'>();
export type Tenant = z.infer<typeof tenantSchema>;

export const shipmentIdSchema = id('shp').brand<'ShipmentId'>();
export type ShipmentId = z.infer<typeof shipmentIdSchema>;

export const orderIdSchema = id('ord').brand<'OrderId'>();
export type OrderId = z.infer<typeof orderIdSchema>;

export const returnIdSchema = id('ret').brand<'ReturnId'>();
export type ReturnId = z.infer<typeof returnIdSchema>;

export const removalIdSchema = id('rem').brand<'RemovalId'>();
export type RemovalId = z.infer<typeof removalIdSchema>;

/** Whatever has a lifecycle of its own: its partition holds all that belongs to it. */
export const entityIdSchema = z.union([
  shipmentIdSchema,
  orderIdSchema,
  returnIdSchema,
  removalIdSchema,
]);
export type EntityId = z.infer<typeof entityIdSchema>;

export const warehouseIdSchema = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z]{3}\d?$/)
  .brand<'WarehouseId'>();
export type WarehouseId = z.infer<typeof warehouseIdSchema>;

export const skuCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
  .brand<'SkuCode'>();
export type SkuCode = z.infer<typeof skuCodeSchema>;

export const caseIdSchema = z
  .string()
  .regex(/^cas_[0-9A-Za-z_-]{8,120}$/)
  .brand<'CaseId'>();
export type CaseId = z.infer<typeof caseIdSchema>;
