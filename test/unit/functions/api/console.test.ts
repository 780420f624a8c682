import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { consoleRoutes } from '../../../../functions/api/console/serve-console.ts';
import { fileHandler } from '../../../../functions/runtime/http-handler.ts';
import { context, eventOf } from '../lambda-event.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const handler = fileHandler(
  'console',
  consoleRoutes(
    new Map([
      ['console.html', { contentType: 'text/html', bytes: bytesOf('<html>') }],
      ['console-ABC.js', { contentType: 'text/javascript', bytes: bytesOf('run()') }],
    ]),
  ),
);
const get = (path: string, headers: Record<string, string> = {}) =>
  handler(eventOf({ path, headers }), context);
const bytesIn = ({ body = '' }: { body?: string }) => Buffer.from(body, 'base64');

describe('the console', () => {
  it('is a page that is asked for anew each time and may load nothing but our own', async () => {
    const answer = await get('/console');
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(bytesIn(answer).toString()).toBe('<html>');
    expect(answer.headers['cache-control']).toBe('no-cache');
    const policy = Object.entries(answer.headers).filter(
      ([name]) => name.toLowerCase() === 'content-security-policy',
    );
    expect(policy).toHaveLength(1);
    expect(policy[0]?.[1]).toContain("default-src 'none'; script-src 'self';");
  });

  it('has files that never change, packed for whoever takes that', async () => {
    const plain = await get('/console/console-ABC.js');
    expect(plain.headers).toMatchObject({
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(bytesIn(plain).toString()).toBe('run()');
    const packed = await get('/console/console-ABC.js', { 'Accept-Encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(bytesIn(packed)).toString()).toBe('run()');
  });

  it.each(['/console/other.js', '/console/..%2Findex.mjs', '/console/console.html'])(
    'does not serve %s',
    async (path) => {
      const { statusCode } = await get(path);
      expect(statusCode).toBe(404);
    },
  );
});
