import { z } from 'zod';
import type { Resource } from './resources.ts';
import { count, flag, ignored, parseProperties } from './resources.ts';

const keySchema = z.array(
  z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const index = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: projection,
  ContributorInsightsSpecification: ignored,
  OnDemandThroughput: ignored,
  WriteOnDemandThroughputSettings: ignored,
});

const tableProperties = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z
    .strictObject({
      StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']),
      ResourcePolicy: ignored,
    })
    .optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: flag }).optional(),
  ContributorInsightsSpecification: ignored,
  DeletionProtectionEnabled: ignored,
  OnDemandThroughput: ignored,
  PointInTimeRecoverySpecification: ignored,
  Replicas: ignored,
  SSESpecification: ignored,
  TableClass: ignored,
  Tags: ignored,
  WriteOnDemandThroughputSettings: ignored,
});

export type TableSpec = Omit<z.infer<typeof tableProperties>, 'TableName'> & { name: string };

export function readTable(resource: Resource): TableSpec {
  return { ...parseProperties(resource, tableProperties), name: resource.name };
}

const queueProperties = z.strictObject({
  QueueName: z.string().optional(),
  VisibilityTimeout: count.optional(),
  MessageRetentionPeriod: count.optional(),
  DelaySeconds: count.optional(),
  ReceiveMessageWaitTimeSeconds: count.optional(),
  MaximumMessageSize: count.optional(),
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: count })
    .optional(),
  FifoQueue: flag.optional(),
  ContentBasedDeduplication: flag.optional(),
  DeduplicationScope: ignored,
  FifoThroughputLimit: ignored,
  KmsDataKeyReusePeriodSeconds: ignored,
  KmsMasterKeyId: ignored,
  RedriveAllowPolicy: ignored,
  SqsManagedSseEnabled: ignored,
  Tags: ignored,
});

/** A queue; `attributes` are those of CreateQueue. */
export interface QueueSpec {
  name: string;
  attributes: Record<string, string>;
}

export function readQueue(resource: Resource): QueueSpec {
  const {
    VisibilityTimeout,
    MessageRetentionPeriod,
    DelaySeconds,
    ReceiveMessageWaitTimeSeconds,
    MaximumMessageSize,
    RedrivePolicy,
    FifoQueue,
    ContentBasedDeduplication,
  } = parseProperties(resource, queueProperties);
  const stated = {
    VisibilityTimeout,
    MessageRetentionPeriod,
    DelaySeconds,
    ReceiveMessageWaitTimeSeconds,
    MaximumMessageSize,
    RedrivePolicy: RedrivePolicy && JSON.stringify(RedrivePolicy),
    FifoQueue,
    ContentBasedDeduplication,
  };
  const attributes = Object.entries(stated).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  return { name: resource.name, attributes: Object.fromEntries(attributes) };
}

const corsRule = z.strictObject({
  Id: z.string().optional(),
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: count.optional(),
});

const bucketProperties = z.strictObject({
  BucketName: z.string().optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
  BucketEncryption: ignored,
  IntelligentTieringConfigurations: ignored,
  InventoryConfigurations: ignored,
  LifecycleConfiguration: ignored,
  LoggingConfiguration: ignored,
  MetricsConfigurations: ignored,
  OwnershipControls: ignored,
  PublicAccessBlockConfiguration: ignored,
  Tags: ignored,
  VersioningConfiguration: ignored,
});

export type CorsRule = z.infer<typeof corsRule>;

export interface BucketSpec {
  name: string;
  cors: readonly CorsRule[];
}

export function readBucket(resource: Resource): BucketSpec {
  const { CorsConfiguration } = parseProperties(resource, bucketProperties);
  return { name: resource.name, cors: CorsConfiguration?.CorsRules ?? [] };
}
