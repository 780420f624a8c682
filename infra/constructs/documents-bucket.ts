import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import type { PortageFunction } from './portage-function.ts';

/** Everything a tenant owns lies below this; nobody is granted more. */
const TENANTS = 'T/*';

/** Documents, labels, photos and raw webhooks: private, versioned, encrypted, every access logged. */
export class DocumentsBucket extends Construct {
  readonly bucket: Bucket;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, key: IKey, { removal, consoleOrigins }: Stage) {
    super(scope, id);
    this.key = key;
    const priv = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: removal,
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...priv,
      // S3 cannot deliver access logs into a bucket with a customer key.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...priv,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(90),
        },
      ],
      cors: [
        {
          allowedOrigins: consoleOrigins,
          allowedMethods: [HttpMethods.GET, HttpMethods.POST],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag'],
          maxAge: 3600,
        },
      ],
    });
  }

  grantRead(...readers: readonly PortageFunction[]) {
    for (const reader of readers) this.allow(reader, ['s3:GetObject'], ['kms:Decrypt']);
  }

  /** Also what a presigned upload needs: it is signed by, and allowed as, the function that gave it out. */
  grantReadWrite(...writers: readonly PortageFunction[]) {
    for (const writer of writers) {
      this.allow(writer, ['s3:GetObject', 's3:PutObject'], ['kms:Decrypt', 'kms:GenerateDataKey']);
    }
  }

  private allow(user: PortageFunction, actions: string[], keyActions: string[]) {
    const allow = (names: string[], arn: string) =>
      user.lambda.addToRolePolicy(new PolicyStatement({ actions: names, resources: [arn] }));
    allow(actions, this.bucket.arnForObjects(TENANTS));
    allow(keyActions, this.key.keyArn);
  }
}
