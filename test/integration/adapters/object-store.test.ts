import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentFiles } from '../../../adapters/s3/document-files.ts';
import { createDocumentLinks } from '../../../adapters/s3/document-links.ts';
import { createRawBodies } from '../../../adapters/s3/raw-bodies.ts';
import { CREDENTIALS } from '../../../local/aws-json.ts';
import { startStorage, type Storage } from '../../../local/storage/storage.ts';

const bucket = 'documents';
let dataDir: string;
let storage: Storage;
let client: S3Client;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'portage-storage-'));
  storage = await startStorage(dataDir, 0);
  await storage.createBucket(bucket);
  client = new S3Client({
    endpoint: storage.endpoint,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: CREDENTIALS,
  });
});
afterAll(async () => {
  client.destroy();
  await storage.stop();
  rmSync(dataDir, { recursive: true });
});

const bytes = new Uint8Array([0, 255, 10, 13, 128]);

describe('documents', () => {
  it('come back byte for byte, the newest under a key', async () => {
    const files = createDocumentFiles(client, bucket);
    await files.put('T/lumio/a.pdf', 'application/pdf', new Uint8Array([1]));
    await files.put('T/lumio/a.pdf', 'application/pdf', bytes);
    expect(await files.read('T/lumio/a.pdf')).toEqual(bytes);
    expect(await files.read('T/lumio/none.pdf')).toBeUndefined();
  });

  it('are fetched by a link that names the file, and only by that link', async () => {
    const links = createDocumentLinks(client, bucket);
    await createDocumentFiles(client, bucket).put('T/lumio/b.pdf', 'application/pdf', bytes);
    const link = await links.download('T/lumio/b.pdf', '装箱单.pdf');
    const answer = await fetch(link);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-disposition')).toContain('%E8%A3%85');
    const expires = Number(new URL(link).searchParams.get('X-Amz-Expires'));
    expect(expires).toBeLessThanOrEqual(900);
    const other = await fetch(link.replace('b.pdf', 'a.pdf'));
    expect(other.status).toBe(403);
  });

  it('are uploaded under exactly the key and type of the form, and of no other size', async () => {
    const links = createDocumentLinks(client, bucket);
    const post = async (changed: Record<string, string>, body: Uint8Array<ArrayBuffer>) => {
      const { url, fields } = await links.upload('T/lumio/up.pdf', 'application/pdf');
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...fields, ...changed })) form.set(name, value);
      form.set('file', new Blob([body]));
      return (await fetch(url, { method: 'POST', body: form })).status;
    };
    expect(await post({ key: 'T/rival/up.pdf' }, bytes)).toBe(403);
    expect(await post({ 'Content-Type': 'text/html' }, bytes)).toBe(403);
    expect(await post({}, new Uint8Array(0))).toBe(400);
    expect(await links.exists('T/lumio/up.pdf')).toBe(false);
    expect(await post({}, bytes)).toBe(204);
    expect(await links.exists('T/lumio/up.pdf')).toBe(true);
  });

  it('raw bodies come back as they came', async () => {
    const raw = createRawBodies(client, bucket);
    await raw.keep('T/_/raw/1', bytes);
    expect(await raw.read('T/_/raw/1')).toEqual(bytes);
  });
});
