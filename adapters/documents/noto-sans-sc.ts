/**
 * The bytes of Noto Sans SC Regular (SIL Open Font License): Latin and 7,947 characters of GB 2312 and beyond in one file.
 * `#noto-sans-sc` (package.json, imports) is this module on disk; a Lambda bundle takes the font file itself instead.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff';
const bytes: Uint8Array = readFileSync(fileURLToPath(import.meta.resolve(file)));
export default bytes;
