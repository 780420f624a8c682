/**
 * A record's fields as one short text. Every KB of an item costs another write unit, two in a transaction, and a fulfilment or a
 * return is written in every stage of its life: packed, each fits one unit. Deflated with a dictionary of the words that
 * records are made of, and so a third of its length.
 *
 * The dictionary is part of what is kept. Another one gets another number and stands beside the old ones; a text names its own.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { WORDS_1 } from './packing-words.ts';

const DICTIONARIES = new Map([['1', Buffer.from(WORDS_1)]]);
const NEWEST = '1';

const fieldsSchema = z.record(z.string(), z.unknown());

/** `{dictionary}.{base64 of the deflated JSON}` */
export function pack(fields: Readonly<Record<string, unknown>>): string {
  const dictionary = DICTIONARIES.get(NEWEST);
  const packed = deflateRawSync(JSON.stringify(fields), {
    level: 9,
    ...(dictionary && { dictionary }),
  });
  return `${NEWEST}.${packed.toString('base64')}`;
}

/** Throws BrokenRecord. */
export function unpack(text: string): Record<string, unknown> {
  const [number = '', packed = ''] = text.split('.');
  const dictionary = DICTIONARIES.get(number);
  if (!dictionary) throw new BrokenRecord(`packed with a dictionary ${number}, which is unknown`);
  try {
    const json = inflateRawSync(Buffer.from(packed, 'base64'), { dictionary }).toString('utf8');
    return fieldsSchema.parse(JSON.parse(json));
  } catch (error) {
    throw new BrokenRecord(`packed fields: ${String(error)}`);
  }
}
