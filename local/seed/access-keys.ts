/** The sellers' API keys of a data directory: made on the first start, the same on every later one. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { apiKeyOf } from '../../functions/api/authorizer/api-key.ts';

/** Plain keys by tenant: only this machine's sandbox keeps such a file; Portage itself has the hashes. */
export type AccessKeys = Readonly<Record<string, string>>;

const keysSchema = z.record(z.string(), z.string());

export function openAccessKeys(dataDir: string, tenants: readonly string[]): AccessKeys {
  const file = join(dataDir, 'access-keys.json');
  const known = existsSync(file) ? keysSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const keys = Object.fromEntries(tenants.map((tenant) => [tenant, known[tenant] ?? newKey()]));
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
}

function newKey(): string {
  return apiKeyOf(randomBytes(6).toString('hex'), randomBytes(20).toString('hex'), 'test');
}
