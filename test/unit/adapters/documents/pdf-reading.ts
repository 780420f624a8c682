/** Reads back what the PDFs of this test print: one font, Flate streams, ToUnicode maps, glyphs as hex in TJ arrays. */
import { inflateSync } from 'node:zlib';

/** The text of each page, pieces joined as they are shown. */
export function pageTexts(pdf: Uint8Array): string[] {
  const unicode = glyphMap(pdf);
  return pageStreams(pdf).map((page) =>
    [...page.matchAll(/\[(.*?)\] TJ/g)].map(([, shown = '']) => decode(shown, unicode)).join(''),
  );
}

/** Left edge and width, in points, of every rectangle on a page. */
export function rectangles(pdf: Uint8Array, page: number): { x: number; width: number }[] {
  const operators = pageStreams(pdf)[page] ?? '';
  return [...operators.matchAll(/(\S+) \S+ (\S+) \S+ re\b/g)].map(([, x, width]) => ({
    x: Number(x),
    width: Number(width),
  }));
}

/** Width and height of the first page in points. */
export function pageSize(pdf: Uint8Array): number[] {
  const box = /\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(Buffer.from(pdf).toString('latin1'));
  return [Number(box?.[1]), Number(box?.[2])];
}

function pageStreams(pdf: Uint8Array): string[] {
  return streams(pdf).filter((text) => text.includes(' TJ'));
}

function streams(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  return [...text.matchAll(/\/Length (\d+)[^>]*?>>\s*stream\r?\n/g)].map((found) => {
    const start = found.index + found[0].length;
    const body = bytes.subarray(start, start + Number(found[1]));
    return found[0].includes('FlateDecode')
      ? inflateSync(body).toString('latin1')
      : body.toString('latin1');
  });
}

function glyphMap(pdf: Uint8Array): Map<string, string> {
  const maps = streams(pdf).filter((text) => text.includes('beginbfrange'));
  const pairs = maps.flatMap((map) =>
    [...map.matchAll(/<(\w+)> <\w+> \[(.*?)\]/gs)].flatMap(([, first = '0', entries = '']) =>
      [...entries.matchAll(/<([\w ]*)>/g)].map(([, hex = ''], n): [string, string] => [
        (Number.parseInt(first, 16) + n).toString(16).padStart(4, '0'),
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ]),
    ),
  );
  return new Map(pairs);
}

function decode(shown: string, unicode: Map<string, string>): string {
  const hex = [...shown.matchAll(/<(\w+)>/g)].map(([, run = '']) => run).join('');
  return (hex.match(/.{4}/g) ?? []).map((glyph) => unicode.get(glyph) ?? '\uFFFD').join('');
}
