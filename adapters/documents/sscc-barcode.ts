/** SSCC-18 as GS1-128 with application identifier (00): the bars as vectors, X = 0.5 mm, 32 mm high, quiet zones of 10 X. */
import bwipJs from 'bwip-js/generic';
import type { ContentCanvas } from 'pdfmake/interfaces.d.ts';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { MM } from './pdf.ts';

/** GS1 General Specifications 6: X between 0.495 and 1.016 mm, bars at least 31.75 mm high, on a logistic label. */
const X_MM = 0.5;
const HEIGHT_MM = 32;
const QUIET_X = 10;

/** Widths in X of bar, space, bar … of the symbol; starts and ends with a bar. Throws BrokenRecord on a wrong check digit. */
export function ssccBars(sscc: string): readonly number[] {
  try {
    const symbol = bwipJs.raw('gs1-128', `(00)${sscc}`, {})[0];
    if (symbol && 'sbs' in symbol) return symbol.sbs;
  } catch (error) {
    throw new BrokenRecord(`SSCC ${sscc}: ${String(error)}`);
  }
  throw new BrokenRecord(`SSCC ${sscc} gives no bars`);
}

export function ssccBarcode(sscc: string): ContentCanvas {
  const rectangles: ContentCanvas['canvas'] = [];
  let x = QUIET_X;
  for (const [position, width] of ssccBars(sscc).entries()) {
    if (position % 2 === 0) {
      rectangles.push({
        type: 'rect',
        x: x * X_MM * MM,
        y: 0,
        w: width * X_MM * MM,
        h: HEIGHT_MM * MM,
        lineWidth: 0,
        color: '#000000',
      });
    }
    x += width;
  }
  return { canvas: rectangles };
}
