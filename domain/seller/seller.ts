/** A seller and its API keys. Keys are stored hashed; the prefix finds them, the hash proves them. */
import { z } from 'zod';
import { tenantSchema, type Tenant } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';

export const scopeSchema = z.enum([
  'skus:read',
  'skus:write',
  'shipments:read',
  'shipments:write',
  'inventory:read',
  'rates:read',
  'orders:read',
  'orders:write',
  'returns:read',
  'returns:write',
  'shops:write',
  'webhooks:write',
  'cases:read',
  'cases:write',
]);
export type Scope = z.infer<typeof scopeSchema>;

export const sellerSchema = z.strictObject({
  tenant: tenantSchema,
  name: z.string(),
  nameZh: z.string(),
  /** Unified Social Credit Code of the business licence. */
  uscc: z.string(),
  /** US importer of record number, Canadian BN/RM, EORI: by country, when the seller has its own. */
  importerNumbers: z.record(z.string(), z.string()),
  status: z.enum(['ACTIVE', 'SUSPENDED']),
});
export type Seller = z.infer<typeof sellerSchema>;

export const apiKeySchema = z.strictObject({
  keyId: z.string(),
  tenant: tenantSchema,
  /** sha256 of the whole key, hex. */
  hash: z.string(),
  last4: z.string(),
  scopes: z.array(scopeSchema),
  createdAt: timestampSchema,
  revokedAt: timestampSchema.optional(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export interface SellerStore {
  put(seller: Seller): Promise<void>;
  find(tenant: Tenant): Promise<Seller | undefined>;
  /** Every seller, for the audit; through an index. */
  list(): Promise<Seller[]>;
  putKey(key: ApiKey): Promise<void>;
  findKey(keyId: string): Promise<ApiKey | undefined>;
}
