import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { boxLabelPdf } from '../../../../adapters/documents/box-label-pdf.ts';
import { code128 } from '../../../../adapters/documents/parcel-barcode.ts';
import { boxLabelOf } from '../../../../domain/relay/box-label.ts';
import { amazonAddress, relay } from '../../../support/example-relay.ts';
import { aWarehouse } from '../../../support/example-shipment.ts';
import { pageSize } from './pdf-reading.ts';

const packed = (weightG: number, ...skus: string[]) =>
  boxLabelOf({
    relay,
    seller: 'lumio',
    from: aWarehouse().address,
    to: amazonAddress,
    packed: { weightG, picks: skus.map((sku) => ({ sku, quantity: 6 })) },
  });

function written(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const start = text.indexOf('stream\n') + 7;
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  return inflateSync(Buffer.from(pdf).subarray(start, start + length)).toString('latin1');
}

it('carries the box id as bars, both addresses, the centre and what is in it', async () => {
  const pdf = await boxLabelPdf(packed(9_000, 'LAMP-1', 'LAMP-1'));
  expect(pageSize(pdf)).toEqual([288, 432]);
  const text = written(pdf);
  for (const shown of ['FBA   ONT8', 'Seller lumio', 'Amazon.com Services LLC', '12 units'])
    expect(text).toContain(`(${shown}) Tj`);
  expect(text).toContain('(FBA15H2XQ8KSU000001) Tj');
  expect(text).not.toContain('LIFT');
  const bars = [...text.matchAll(/(\S+) \S+ (\S+) 80 re f/g)].map(([, x, width]) => ({
    x: Number(x),
    width: Number(width),
  }));
  expect(bars).toHaveLength((code128('FBA15H2XQ8KSU000001').length + 1) / 2);
  const module = Math.min(...bars.map(({ width }) => width));
  expect(bars[0]?.x).toBeGreaterThanOrEqual(10 * module - 0.1);
});

it('says how to lift a heavy box, and that its SKUs are assorted', async () => {
  expect(written(await boxLabelPdf(packed(30_000, 'LAMP-1', 'SPKR-1')))).toMatch(
    /\(Assorted SKUs\) Tj[^]*\(TEAM LIFT\) Tj/,
  );
  expect(written(await boxLabelPdf(packed(50_000, 'LAMP-1')))).toContain('(MECHANICAL LIFT) Tj');
});
