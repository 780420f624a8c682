/**
 * Cursors leave the house signed and bound to one caller's list with its filters, so that what comes back as a start key
 * is what we gave. The key is made on the first page that needs one and kept in the table.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';

const MAC_BYTES = 16;

export interface SigningKey {
  find(): Promise<string | undefined>;
  /** Makes the key if there is none; returns the one that stands. */
  ensure(): Promise<string>;
}

export interface Cursors {
  seal(cursor: string, boundTo: string): Promise<string>;
  /** Throws Refusal 400 INVALID_CURSOR. */
  open(sealed: string, boundTo: string): Promise<string>;
}

export function cursorsOf(signingKey: SigningKey): Cursors {
  return {
    seal: async (cursor, boundTo) => {
      const tag = mac(await signingKey.ensure(), cursor, boundTo);
      return Buffer.concat([tag, Buffer.from(cursor)]).toString('base64url');
    },
    // A cursor that comes before any was given is not ours: no key is made for it.
    open: async (sealed, boundTo) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const [tag, cursor] = [bytes.subarray(0, MAC_BYTES), bytes.subarray(MAC_BYTES).toString()];
      const key = await signingKey.find();
      if (key === undefined || tag.byteLength < MAC_BYTES) throw new Refusal(400, 'INVALID_CURSOR');
      if (!timingSafeEqual(tag, mac(key, cursor, boundTo)))
        throw new Refusal(400, 'INVALID_CURSOR');
      return cursor;
    },
  };
}

function mac(key: string, cursor: string, boundTo: string): Buffer {
  const hmac = createHmac('sha256', key).update(JSON.stringify([boundTo, cursor]));
  return hmac.digest().subarray(0, MAC_BYTES);
}
