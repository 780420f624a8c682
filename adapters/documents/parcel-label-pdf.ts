/** A parcel's label, 4 x 6 in (M-104), drawn by us where the carrier gives no file: service, from, to, bars, reference. */
import type { LabelRequest } from '../../domain/parcel/parcel-carrier-port.ts';
import { CARRIER_SERVICES } from '../../domain/routing/carrier-service.ts';
import type { Address } from '../../domain/shipment/shipment.ts';
import type { BoxMark, DrawnLabel, TextMark } from './drawn-label.ts';
import { parcelBarcode } from './parcel-barcode.ts';
import { isPlain, plainPdf } from './plain-pdf.ts';

export type ParcelLabel = LabelRequest & { readonly trackingNumber: string };

const INCH = 72;
const WIDTH = 4 * INCH;
const HEIGHT = 6 * INCH;
const MARGIN = 12;
const BARS = { y: 250, height: 80 };
/** Quiet zones of 10 modules at either side (ISO/IEC 15417). */
const QUIET_MODULES = 20;
/** Modules of 0.4 mm at most: what a hand scanner likes, and 15 mil of IMpb. */
const WIDEST_MODULE = 1.1;

/** Latin text needs no font of ours; an address in Chinese is set in one that has it. */
export async function parcelLabelPdf(label: ParcelLabel): Promise<Uint8Array> {
  const drawn = drawnLabel(label);
  if (drawn.texts.every(({ text }) => isPlain(text))) return plainPdf(drawn);
  const { fontPdf } = await import('./font-pdf.ts');
  return fontPdf(drawn);
}

function drawnLabel(label: ParcelLabel): DrawnLabel {
  const service = CARRIER_SERVICES.find(({ serviceId }) => serviceId === label.serviceId);
  const bars = parcelBarcode(label.trackingNumber, label.to.postalCode);
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `Label ${label.trackingNumber}`,
    texts: [
      { x: MARGIN, y: 10, size: 20, bold: true, text: service?.name ?? label.serviceId },
      ...(label.isReturn ? [{ x: 200, y: 60, size: 16, bold: true, text: 'RETURN' }] : []),
      { x: MARGIN, y: 34, size: 9, text: weightAndDay(label) },
      ...addressLines(label.from, { y: 56, size: 8, title: 'FROM' }),
      ...addressLines(label.to, { y: 130, size: 13, title: 'SHIP TO', bold: true }),
      { x: MARGIN, y: BARS.y + BARS.height + 6, size: 12, bold: true, text: bars.text },
      { x: MARGIN, y: 362, size: 8, text: `REF ${label.labelReference}` },
      { x: MARGIN, y: 378, size: 11, bold: true, text: optionsOf(label) },
    ],
    boxes: [
      line(50),
      line(122),
      line(BARS.y - 8),
      line(BARS.y + BARS.height + 24),
      ...barBoxes(bars.bars),
    ],
  };
}

function weightAndDay({ parcel, shipOn, carrier }: ParcelLabel): string {
  const { lengthMm, widthMm, heightMm } = parcel.dimensions;
  const pounds = (parcel.weightG / 453.592_37).toFixed(1);
  const inches = [lengthMm, widthMm, heightMm].map((mm) => (mm / 25.4).toFixed(1)).join(' x ');
  return `${carrier}   ${shipOn}   ${pounds} lb   ${inches} in`;
}

interface Block {
  readonly y: number;
  readonly size: number;
  readonly title: string;
  readonly bold?: boolean;
}

function addressLines(address: Address, { y, size, title, bold = false }: Block): TextMark[] {
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

const optionsOf = ({ options }: ParcelLabel) => options.join(' · ').replaceAll('_', ' ');

const line = (y: number): BoxMark => ({ x: MARGIN, y, width: WIDTH - 2 * MARGIN, height: 1 });

function barBoxes(bars: readonly number[]): BoxMark[] {
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
