/** Presigned links into the documents bucket: the bytes go between the caller and S3, never through a function. */
import {
  GetObjectCommand,
  HeadObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const DOWNLOAD_SECONDS = 5 * 60;
const UPLOAD_SECONDS = 10 * 60;
const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

export function createDocumentLinks(client: S3Client, bucket: string) {
  return {
    /** A link to GET one key for five minutes, saved under `fileName`. */
    download: (key: string, fileName: string): Promise<string> =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        }),
        { expiresIn: DOWNLOAD_SECONDS },
      ),

    /** A form to POST, for ten minutes, exactly this key of this type, 1 byte to 20 MB. */
    upload: async (key: string, contentType: string) => {
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Fields: { 'Content-Type': contentType },
        Conditions: [
          ['eq', '$Content-Type', contentType],
          ['content-length-range', 1, MAX_UPLOAD_BYTES],
        ],
        Expires: UPLOAD_SECONDS,
      });
      return { url, fields, expiresInSeconds: UPLOAD_SECONDS };
    },

    exists: async (key: string): Promise<boolean> => {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        if (isAbsent(error)) return false;
        throw error;
      }
    },
  };
}

/** Without the right to list the bucket, S3 answers 403 for a key that is not there. */
function isAbsent(error: unknown): boolean {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 404 || status === 403;
}
