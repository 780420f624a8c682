/** A seller's API key: `sk_{live|test}_{keyId}_{secret}`. The id finds the record, the hash of the whole proves the key. */
import { createHash, timingSafeEqual } from 'node:crypto';

const KEY = /^sk_(?:live|test)_([a-z0-9]{6,32})_[A-Za-z0-9]{24,64}$/;

export function apiKeyOf(keyId: string, secret: string, mode: 'live' | 'test'): string {
  return `sk_${mode}_${keyId}_${secret}`;
}

/** The id inside a key, or undefined for what is no key of ours. */
export function keyIdOf(key: string): string | undefined {
  return KEY.exec(key)?.[1];
}

/** sha256, hex: a key has 140 bits and more of chance, so a slow hash would only slow us. */
export function hashOfApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** In constant time. */
export function isKeyOfHash(key: string, hash: string): boolean {
  const [given, stored] = [Buffer.from(hashOfApiKey(key)), Buffer.from(hash)];
  return given.byteLength === stored.byteLength && timingSafeEqual(given, stored);
}
