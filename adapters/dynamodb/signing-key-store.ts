/** The secret that signs list cursors: made once by whoever needs it first, then the same for all. */
import { z } from 'zod';
import { putIfAbsent } from './conditional.ts';
import { signingKeyKey } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

const stored = z.strictObject({ secret: z.string().min(32) });

export interface SigningKeyStore {
  find(): Promise<string | undefined>;
  ensure(): Promise<string>;
}

export function createSigningKeyStore(table: Table, newSecret: () => string): SigningKeyStore {
  const find = async () => {
    const item = await table.get(signingKeyKey);
    return item && secretOf(item);
  };
  return {
    find,
    ensure: async () =>
      (await find()) ??
      secretOf(await putIfAbsent(table, toItem(signingKeyKey, { secret: newSecret() }))),
  };
}

function secretOf(item: Item): string {
  return readItem(stored, item).secret;
}
