/** A parcel's label, drawn by us where the carrier gives no file: service, from, to, bars, reference. */
import type { LabelRequest } from '../../domain/parcel/parcel-carrier-port.ts';
import { CARRIER_SERVICES } from '../../domain/routing/carrier-service.ts';
import type { DrawnLabel } from './drawn-label.ts';
import { addressLines, barBoxes, BARS, HEIGHT, MARGIN, rule, WIDTH } from './label-parts.ts';
import { labelPdf } from './label-pdf.ts';
import { parcelBarcode } from './parcel-barcode.ts';

export type ParcelLabel = LabelRequest & { readonly trackingNumber: string };

export const parcelLabelPdf = (label: ParcelLabel): Promise<Uint8Array> =>
  labelPdf(drawnLabel(label));

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
      rule(50),
      rule(122),
      rule(BARS.y - 8),
      rule(BARS.y + BARS.height + 24),
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

const optionsOf = ({ options }: ParcelLabel) => options.join(' · ').replaceAll('_', ' ');
