/**
 * One page of PDF 1.4 in the fonts that every reader has: no font is embedded, so a label takes microseconds and 4 KB where
 * a page with Chinese takes a tenth of a second. Windows Latin-1 only; boxes are black.
 */
import { deflateSync } from 'node:zlib';
import type { BoxMark, DrawnLabel, TextMark } from './drawn-label.ts';

/** The printable characters that WinAnsiEncoding has where Latin-1 has them. */
export const isPlain = (text: string): boolean => /^[\u0020-\u007e\u00a0-\u00ff]*$/.test(text);

export function plainPdf(label: DrawnLabel): Uint8Array {
  const marks = [
    ...label.boxes.map((box) => boxMark(label, box)),
    'BT',
    ...label.texts.map((text) => textMark(label, text)),
    'ET',
  ];
  const page = deflateSync(Buffer.from(marks.join('\n'), 'latin1'));
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${label.width} ${label.height}] ` +
      '/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>',
    fontObject('Helvetica'),
    fontObject('Helvetica-Bold'),
    Buffer.concat([
      Buffer.from(`<< /Length ${page.length} /Filter /FlateDecode >>\nstream\n`, 'latin1'),
      page,
      Buffer.from('\nendstream', 'latin1'),
    ]),
    `<< /Title (${escaped(label.title)}) /Producer (Portage) >>`,
  ]);
}

const fontObject = (name: string) =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/** PDF counts from the bottom. */
const boxMark = ({ height }: DrawnLabel, box: BoxMark) =>
  `${short(box.x)} ${short(height - box.y - box.height)} ${short(box.width)} ${short(box.height)} re f`;

function textMark({ height }: DrawnLabel, { x, y, text, size, bold }: TextMark): string {
  const at = `1 0 0 1 ${short(x)} ${short(height - y - size)} Tm`;
  return `/${bold ? 'F2' : 'F1'} ${size} Tf ${at} (${escaped(text)}) Tj`;
}

const short = (value: number) => String(Math.round(value * 1000) / 1000);

const escaped = (text: string) => text.replaceAll(/[\\()]/g, String.raw`\$&`);

/** Objects numbered from 1, their offsets, where the table of offsets is. The last object is the information of the file. */
function assembled(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    add(Buffer.from(`${at + 1} 0 obj\n`, 'latin1'));
    add(body);
    add(Buffer.from('\nendobj\n', 'latin1'));
  }
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>`;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}\nstartxref\n${length}\n%%EOF\n`;
  add(Buffer.from(end, 'latin1'));
  return new Uint8Array(Buffer.concat(parts));
}
