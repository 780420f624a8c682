import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pack, unpack } from '../../../../adapters/dynamodb/packing.ts';
import { readItem, toItem, toPackedItem } from '../../../../adapters/dynamodb/record.ts';
import { BrokenRecord } from '../../../../domain/kernel/domain-error.ts';

const key = { pk: 'T#acme#ord_1', sk: 'FULFILMENT#001' };
const schema = z.strictObject({
  version: z.int(),
  status: z.string(),
  lines: z.array(z.strictObject({ sku: z.string(), note: z.string().optional() })),
});
const record = { version: 3, status: 'PACKED', lines: [{ sku: 'LUMEN-01', note: '灯' }] };

describe('packed fields', () => {
  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        expect(unpack(pack(fields))).toEqual(JSON.parse(JSON.stringify(fields)));
      }),
      { numRuns: 300 },
    );
  });

  it('that are broken say so', () => {
    for (const text of ['', 'no base64', 'aGVsbG8=', brotliCompressSync('7').toString('base64')])
      expect(() => unpack(text)).toThrow(BrokenRecord);
  });
});

describe('a packed item', () => {
  it('shows what is asked for, and is read as the record it was', () => {
    const item = toPackedItem(key, record, ['version', 'status'], { gsi2pk: 'DUE', gsi2sk: 'at' });
    expect(Object.keys(item).sort()).toEqual(
      ['gsi2pk', 'gsi2sk', 'packed', 'pk', 'sk', 'status', 'version'].sort(),
    );
    expect(readItem(schema, item)).toEqual(record);
  });

  it('is read like one that was never packed', () => {
    expect(readItem(schema, toItem(key, record))).toEqual(record);
  });

  it('leaves out what is absent', () => {
    const { lines: _, ...some } = record;
    const item = toPackedItem(key, { ...some, lines: [{ sku: 'A', note: undefined }] }, [
      'version',
    ]);
    expect(readItem(schema, item)).toEqual({ ...some, lines: [{ sku: 'A' }] });
  });
});
