import type { DrawnLabel } from './drawn-label.ts';
import { isPlain, plainPdf } from './plain-pdf.ts';

/** Latin text needs no font of ours; an address in Chinese is set in one that has it. */
export async function labelPdf(drawn: DrawnLabel): Promise<Uint8Array> {
  if (drawn.texts.every(({ text }) => isPlain(text))) return plainPdf(drawn);
  const { fontPdf } = await import('./font-pdf.ts');
  return fontPdf(drawn);
}
