/** The operations console: one page, and the files it names by their content's hash. */
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { HttpAnswer, HttpRequest } from '../../runtime/http-message.ts';
import { Refusal } from '../../runtime/refusal.ts';
import { noBody, noParams, noQuery, openRoute } from '../../runtime/router.ts';
import type { StaticFile } from './static-files.ts';

/** The page that names the others; it changes in place, they never do. */
export const PAGE = 'console.html';

type Files = ReadonlyMap<string, StaticFile>;

export const consoleRoutes = (files: Files) => [
  openRoute('GET', '/console', {
    params: noParams,
    query: noQuery,
    body: noBody,
    handle: async ({ request }) =>
      answerOf(files, PAGE, request, { ...PAGE_HEADERS, 'cache-control': 'no-cache' }),
  }),
  openRoute('GET', '/console/{file}', {
    params: z.strictObject({ file: z.string().max(200) }),
    query: noQuery,
    body: noBody,
    handle: async ({ params, request }) => {
      if (params.file === PAGE) throw new Refusal(404, 'ROUTE_NOT_FOUND');
      const headers = { 'cache-control': 'public, max-age=31536000, immutable' };
      return answerOf(files, params.file, request, headers);
    },
  }),
];

/** Only our own files and our own API; Cloudscape sets style attributes, which need no more than this. */
const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};

function answerOf(
  files: Files,
  name: string,
  { headers: asked }: HttpRequest,
  headers: Record<string, string>,
): HttpAnswer {
  const file = files.get(name);
  if (!file) throw new Refusal(404, 'ROUTE_NOT_FOUND');
  const sent = { 'content-type': file.contentType, vary: 'accept-encoding', ...headers };
  if (!/\bgzip\b/.test(asked['accept-encoding'] ?? ''))
    return { status: 200, headers: sent, bytes: file.bytes };
  return {
    status: 200,
    headers: { ...sent, 'content-encoding': 'gzip' },
    bytes: gzipped(file),
  };
}

const packed = new WeakMap<StaticFile, Uint8Array>();

/** Packed once for as long as the function stays warm. */
function gzipped(file: StaticFile): Uint8Array {
  const known = packed.get(file) ?? gzipSync(file.bytes);
  packed.set(file, known);
  return known;
}
