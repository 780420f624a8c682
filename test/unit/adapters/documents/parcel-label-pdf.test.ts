import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parcelBarcode } from '../../../../adapters/documents/parcel-barcode.ts';
import {
  parcelLabelPdf,
  type ParcelLabel,
} from '../../../../adapters/documents/parcel-label-pdf.ts';
import { pageSize, pageTexts, rectangles } from './pdf-reading.ts';

const label: ParcelLabel = {
  labelReference: 'ord_1-1-1',
  trackingNumber: '9400111206206406260787',
  carrier: 'USPS',
  serviceId: 'USPS_GROUND_ADVANTAGE',
  from: {
    name: 'Portage NJ',
    lines: ['1 Dock Rd'],
    city: 'Edison',
    region: 'NJ',
    postalCode: '08817',
    country: 'US',
  },
  to: {
    name: 'José (Joe) Núñez',
    lines: ['PO Box 7'],
    city: 'Nome',
    region: 'AK',
    postalCode: '99762-0007',
    country: 'US',
  },
  parcel: { dimensions: { lengthMm: 254, widthMm: 203, heightMm: 102 }, weightG: 907 },
  options: ['WHITE_GLOVE'],
  isReturn: false,
  shipOn: '2026-11-10',
};

/** What a plain label writes: its one stream, unpacked. */
function written(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const start = text.indexOf('stream\n') + 7;
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  return inflateSync(Buffer.from(pdf).subarray(start, start + length)).toString('latin1');
}

describe('a label', () => {
  it('is one page of 4 x 6 in with service, both addresses, number and reference', async () => {
    const pdf = await parcelLabelPdf(label);
    expect(pageSize(pdf)).toEqual([288, 432]);
    const shown = [...written(pdf).matchAll(/\((.*)\) Tj/g)].map(([, text]) => text);
    expect(shown).toEqual([
      'USPS Ground Advantage',
      'USPS   2026-11-10   2.0 lb   10.0 x 8.0 x 4.0 in',
      'FROM',
      'Portage NJ',
      '1 Dock Rd',
      'Edison NJ 08817',
      'US',
      'SHIP TO',
      String.raw`José \(Joe\) Núñez`,
      'PO Box 7',
      'Nome AK 99762-0007',
      'US',
      '9400 1112 0620 6406 2607 87',
      'REF ord_1-1-1',
      'WHITE GLOVE',
    ]);
  });

  it('says where each of its objects is', async () => {
    const pdf = Buffer.from(await parcelLabelPdf(label));
    const text = pdf.toString('latin1');
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) =>
      Number(at),
    );
    expect(offsets).toHaveLength(7);
    expect(offsets.every((at, n) => text.startsWith(`${n + 1} 0 obj\n`, at))).toBe(true);
  });

  it('has bars with quiet zones at both sides', async () => {
    const boxes = [
      ...written(await parcelLabelPdf(label)).matchAll(/(\S+) \S+ (\S+) 80 re f/g),
    ].map(([, x, width]) => ({ x: Number(x), width: Number(width) }));
    const { bars } = parcelBarcode(label.trackingNumber, label.to.postalCode);
    expect(boxes).toHaveLength((bars.length + 1) / 2);
    const module = Math.min(...boxes.map(({ width }) => width));
    expect(module).toBeGreaterThan(0.9);
    expect(boxes[0]?.x).toBeGreaterThanOrEqual(10 * module - 0.1);
    const last = boxes.at(-1);
    expect(288 - (last?.x ?? 0) - (last?.width ?? 0)).toBeGreaterThanOrEqual(10 * module - 0.1);
  });

  it('says that it is a return', async () => {
    expect(written(await parcelLabelPdf({ ...label, isReturn: true }))).toContain('(RETURN) Tj');
  });

  it('is set in a font that has its letters when the address is Chinese', async () => {
    const to = { ...label.to, name: '王小明', lines: ['深圳市南山区'] };
    const pdf = await parcelLabelPdf({ ...label, to });
    expect(pageSize(pdf)).toEqual([288, 432]);
    expect(pageTexts(pdf).join('')).toContain('王小明');
    const { bars } = parcelBarcode(label.trackingNumber, to.postalCode);
    expect(rectangles(pdf, 0)).toHaveLength((bars.length + 1) / 2 + 4);
  });
});

describe('the bars', () => {
  /** Symbols of 11 modules, and the stop of 13 (ISO/IEC 15417). */
  const symbols = (bars: readonly number[]) =>
    (bars.reduce((sum, width) => sum + width, 0) - 13) / 11;
  /** The first symbol after the start. */
  const second = (bars: readonly number[]) => bars.slice(6, 12).join('');
  const FNC1 = '411131';

  it('of USPS carry the ZIP before the number, as GS1-128', () => {
    const { bars } = parcelBarcode('9400111206206406260787', '99762');
    expect(second(bars)).toBe(FNC1);
    // Start, FNC1, 30 digits in pairs, check, and what separates 420 of odd length from the number.
    expect(symbols(bars)).toBeGreaterThanOrEqual(18);
    expect(symbols(parcelBarcode('9400111206206406260787', undefined).bars)).toBe(13);
  });

  it('of others are their number as plain Code 128', () => {
    const { bars, text } = parcelBarcode('1Z5R89390357567127', '99762');
    expect(second(bars)).not.toBe(FNC1);
    expect(text).toBe('1Z5R 8939 0357 5671 27');
  });
});
