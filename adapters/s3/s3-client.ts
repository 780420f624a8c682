import { S3Client } from '@aws-sdk/client-s3';

/** `endpoint` is set only off AWS, where no name resolves to `{bucket}.{host}`: the bucket then goes into the path. */
export function createS3Client(endpoint: string | undefined): S3Client {
  return new S3Client(endpoint === undefined ? {} : { endpoint, forcePathStyle: true });
}
