import { fileURLToPath } from 'node:url';
import { fileHandler } from '../../runtime/http-handler.ts';
import { consoleRoutes } from './serve-console.ts';
import { readStaticFiles } from './static-files.ts';

const folder = fileURLToPath(new URL('./files', import.meta.url));

export const handler = fileHandler('console', consoleRoutes(readStaticFiles(folder)));
