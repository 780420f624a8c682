/** An overseas warehouse a seller may choose (M-006, M-007): where, what it covers, what it can do, its certificates. */
import { z } from 'zod';
import { warehouseIdSchema } from '../kernel/ids.ts';
import { addressSchema } from '../shipment/shipment.ts';

export const warehouseSchema = z.strictObject({
  warehouseId: warehouseIdSchema,
  name: z.string(),
  nameZh: z.string(),
  address: addressSchema,
  timeZone: z.string(),
  /** UN/LOCODEs it is usually served from. */
  ports: z.array(z.string()),
  coverage: z.array(z.string()),
  coverageZh: z.array(z.string()),
  capabilities: z.array(
    z.enum([
      'STORAGE',
      'TEMPERATURE_CONTROLLED',
      'OVERSIZE',
      'RELABEL',
      'PHOTO',
      'RETURNS',
      'REFURBISH',
      'FBA_RELAY',
      'DESTRUCTION',
      'SORTING',
    ]),
  ),
  storageConditions: z.array(z.string()),
  certificates: z.array(
    z.strictObject({ kind: z.string(), number: z.string(), validTo: z.string() }),
  ),
  customsRegistration: z.string(),
});
export type Warehouse = z.infer<typeof warehouseSchema>;

export interface WarehouseStore {
  put(warehouse: Warehouse): Promise<void>;
  find(warehouseId: string): Promise<Warehouse | undefined>;
  list(): Promise<Warehouse[]>;
}
