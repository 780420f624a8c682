/** The same label with an embedded font, for texts that the readers' own fonts lack. */
import type { DrawnLabel } from './drawn-label.ts';
import { toPdf } from './pdf.ts';

export async function fontPdf({ width, height, title, texts, boxes }: DrawnLabel) {
  return toPdf({
    pageSize: { width, height },
    pageMargins: [0, 0, 0, 0],
    info: { title },
    content: [
      {
        canvas: boxes.map((box) => ({
          type: 'rect' as const,
          x: box.x,
          y: box.y,
          w: box.width,
          h: box.height,
          lineWidth: 0,
          color: '#000000',
        })),
        absolutePosition: { x: 0, y: 0 },
      },
      ...texts.map(({ x, y, size, text }) => ({
        text,
        fontSize: size,
        lineHeight: 1,
        absolutePosition: { x, y: y - size * 0.2 },
      })),
    ],
  });
}
