/** The console's files, as infra/bundle-console.ts laid them beside this function's bundle. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** By name. Read once: a name that is not in the folder is nowhere, so no path leads out of it. */
export function readStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const contentType = CONTENT_TYPES[extname(name)];
      return contentType === undefined
        ? []
        : [[name, { contentType, bytes: readFileSync(join(folder, name)) }]];
    }),
  );
}
