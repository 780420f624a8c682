/**
 * Fields as one short text (Brotli of their JSON, base64). Every KB of an item costs another write unit, two in a transaction; a
 * parcel, a fulfilment and a return are written in every stage of their lives, and packed most of those writes cost one.
 */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';

export function pack(fields: object): string {
  return brotliCompressSync(JSON.stringify(fields)).toString('base64');
}

/** Throws BrokenRecord. */
export function unpack(text: string): object {
  try {
    const fields: unknown = JSON.parse(
      brotliDecompressSync(Buffer.from(text, 'base64')).toString('utf8'),
    );
    if (typeof fields === 'object' && fields !== null) return fields;
  } catch (error) {
    throw new BrokenRecord(`packed fields: ${String(error)}`);
  }
  throw new BrokenRecord('packed fields: no object');
}
