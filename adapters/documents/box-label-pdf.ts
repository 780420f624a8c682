/**
 * The label of one box of an FBA shipment, stuck beside the carrier's (M-137): what Amazon's "Shipping label specifications" ask for, namely
 * seller, ship-from and ship-to, the box id as Code 128, and what is in it under "Internal Use Only".
 */
import type { BoxLabel } from '../../domain/relay/box-label.ts';
import type { LiftMark } from '../../domain/relay/fba-carton.ts';
import type { DrawnLabel } from './drawn-label.ts';
import { addressLines, barBoxes, BARS, HEIGHT, MARGIN, rule, WIDTH } from './label-parts.ts';
import { labelPdf } from './label-pdf.ts';
import { code128 } from './parcel-barcode.ts';

export const boxLabelPdf = (label: BoxLabel): Promise<Uint8Array> => labelPdf(drawnLabel(label));

function drawnLabel(label: BoxLabel): DrawnLabel {
  const { boxId, fulfilmentCenter, seller, from, to, contents, mark } = label;
  const below = BARS.y + BARS.height;
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `FBA box ${boxId}`,
    texts: [
      { x: MARGIN, y: 10, size: 20, bold: true, text: `FBA   ${fulfilmentCenter}` },
      { x: MARGIN, y: 34, size: 9, text: `Seller ${seller}` },
      ...addressLines(from, { y: 56, size: 8, title: 'SHIP FROM' }),
      ...addressLines(to, { y: 130, size: 13, title: 'SHIP TO', bold: true }),
      { x: MARGIN, y: below + 6, size: 12, bold: true, text: boxId },
      { x: MARGIN, y: 362, size: 6, text: 'INTERNAL USE ONLY' },
      { x: WIDTH / 2, y: 372, size: 11, bold: true, text: contents },
      ...(mark ? [{ x: MARGIN, y: 398, size: 20, bold: true, text: MARKS[mark] }] : []),
    ],
    boxes: [
      rule(50),
      rule(122),
      rule(BARS.y - 8),
      rule(below + 24),
      rule(392),
      ...barBoxes(code128(boxId)),
    ],
  };
}

const MARKS: Readonly<Record<LiftMark, string>> = {
  TEAM_LIFT: 'TEAM LIFT',
  MECHANICAL_LIFT: 'MECHANICAL LIFT',
};
