/** pdfmake's server build also has the in-memory file system; its published types leave it out. */
import 'pdfmake';

declare module 'pdfmake' {
  export const virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
}
