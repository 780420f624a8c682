/** Webhook bodies as they came: kept before anything is made of them, read again by the consumers. */
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';

export function createRawBodies(client: S3Client, bucket: string) {
  return {
    keep: async (key: string, body: Uint8Array): Promise<void> => {
      const put = { Bucket: bucket, Key: key, Body: body, ContentType: 'application/octet-stream' };
      await client.send(new PutObjectCommand(put));
    },

    /** Throws BrokenRecord for a body without bytes. */
    read: async (key: string): Promise<Uint8Array> => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!Body) throw new BrokenRecord(`${key} has no bytes`);
      return Body.transformToByteArray();
    },
  };
}
