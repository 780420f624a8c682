/** What the labels stuck on a box have in common: 4 x 6 in (M-104), addresses as blocks, bars across the middle. */
import type { Address } from '../../domain/shipment/shipment.ts';
import type { BoxMark, TextMark } from './drawn-label.ts';

const INCH = 72;
export const WIDTH = 4 * INCH;
export const HEIGHT = 6 * INCH;
export const MARGIN = 12;
export const BARS = { y: 250, height: 80 };
/** Quiet zones of 10 modules at either side (ISO/IEC 15417). */
const QUIET_MODULES = 20;
/** Modules of 0.4 mm at most: what a hand scanner likes, and 15 mil of IMpb. */
const WIDEST_MODULE = 1.1;

interface Block {
  readonly y: number;
  readonly size: number;
  readonly title: string;
  readonly bold?: boolean;
}

export function addressLines(
  address: Address,
  { y, size, title, bold = false }: Block,
): TextMark[] {
  const { name, lines, city, region = '', postalCode = '', country } = address;
  const text = [name, ...lines, `${city} ${region} ${postalCode}`.trim(), country];
  const pitch = size + 2;
  return [
    { x: MARGIN, y, size: 6, text: title },
    ...text.slice(0, 7).map((each, n) => ({
      x: MARGIN,
      y: y + 8 + n * pitch,
      size,
      bold,
      text: fitting(each, size),
    })),
  ];
}

/** Half an em a letter on average: longer lines would run over the edge. */
const fitting = (text: string, size: number) =>
  text.slice(0, Math.floor((WIDTH - 2 * MARGIN) / (size * 0.55)));

export const rule = (y: number): BoxMark => ({
  x: MARGIN,
  y,
  width: WIDTH - 2 * MARGIN,
  height: 1,
});

export function barBoxes(bars: readonly number[]): BoxMark[] {
  const modules = bars.reduce((sum, width) => sum + width, 0);
  const module = Math.min(WIDEST_MODULE, WIDTH / (modules + QUIET_MODULES));
  let x = (WIDTH - modules * module) / 2;
  return bars.flatMap((width, position) => {
    const left = x;
    x += width * module;
    return position % 2 === 0
      ? [{ x: left, y: BARS.y, width: width * module, height: BARS.height }]
      : [];
  });
}
