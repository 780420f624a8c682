/** PDF by pdfmake, one font for Chinese and Latin, embedded as a subset of the glyphs used. Reads no file and no address. */
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import notoSansSc from '#noto-sans-sc';
import { unwrapWoff } from './woff.ts';

const FONT = 'NotoSansSC';
pdfmake.virtualfs.writeFileSync(FONT, unwrapWoff(notoSansSc));
pdfmake.setFonts({ [FONT]: { normal: FONT } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** 1 mm in PDF points. */
export const MM = 72 / 25.4;

export async function toPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  const { defaultStyle, info } = definition;
  return pdfmake
    .createPdf({
      ...definition,
      defaultStyle: { font: FONT, fontSize: 8, ...defaultStyle },
      info: { producer: 'Portage', creator: 'Portage', ...info },
    })
    .getBuffer();
}

/** A label over its value, as the boxes of a trade paper have it. */
export function box(label: string, ...lines: readonly string[]): Content {
  return {
    stack: [{ text: label, fontSize: 6, color: '#555555' }, ...lines.map((text) => ({ text }))],
    margin: [0, 0, 0, 4],
  };
}
