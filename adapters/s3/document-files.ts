/** The bytes of documents, in and out of the documents bucket. */
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DocumentFiles } from '../../domain/document/document-files.ts';

export interface ReadableDocumentFiles extends DocumentFiles {
  /** undefined when there is no such key. */
  read(key: string): Promise<Uint8Array | undefined>;
}

export function createDocumentFiles(client: S3Client, bucket: string): ReadableDocumentFiles {
  return {
    async put(key, contentType, bytes) {
      const put = { Bucket: bucket, Key: key, Body: bytes, ContentType: contentType };
      await client.send(new PutObjectCommand(put));
    },

    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
