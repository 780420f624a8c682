import { z } from 'zod';
import type { Resource } from './resources.ts';
import { count, ignored, parseProperties } from './resources.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

const functionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Handler: z.string(),
  Runtime: z.string().regex(/^nodejs/, 'only Node.js runs here'),
  Code: z.strictObject({ S3Bucket: ignored, S3Key: z.string() }),
  Timeout: count.default(3),
  MemorySize: count.default(128),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
  ReservedConcurrentExecutions: count.optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
  Architectures: ignored,
  Description: ignored,
  EphemeralStorage: ignored,
  KmsKeyArn: ignored,
  LoggingConfig: ignored,
  RecursiveLoop: ignored,
  Role: ignored,
  RuntimeManagementConfig: ignored,
  Tags: ignored,
  TracingConfig: ignored,
});

/** A Lambda function: the folder of its bundle, its entry, its own environment. */
export interface FunctionSpec {
  name: string;
  path: string;
  directory: string;
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** Invocations at a time before it throttles; undefined is unreserved. */
  reservedConcurrency: number | undefined;
  deadLetterArn: string | undefined;
}

export function readFunction(resource: Resource): FunctionSpec {
  const properties = parseProperties(resource, functionProperties);
  const directory = resource.stack.assets.get(properties.Code.S3Key);
  if (directory === undefined) {
    throw new UnsupportedByRuntime([`${resource.path}: no staged asset ${properties.Code.S3Key}`]);
  }
  return {
    name: resource.name,
    path: resource.path,
    directory,
    handler: properties.Handler,
    environment: properties.Environment?.Variables ?? {},
    timeoutSeconds: properties.Timeout,
    memoryMegabytes: properties.MemorySize,
    reservedConcurrency: properties.ReservedConcurrentExecutions,
    deadLetterArn: properties.DeadLetterConfig?.TargetArn,
  };
}

const asyncProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: count.optional(),
  MaximumEventAgeInSeconds: count.optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
    .optional(),
});

/** How asynchronous invocations of one function are retried, and where they end. */
export interface AsyncInvokeSpec {
  function: string;
  maximumRetryAttempts: number | undefined;
  maximumAgeSeconds: number | undefined;
  onFailureArn: string | undefined;
}

export function readAsyncInvoke(resource: Resource): AsyncInvokeSpec {
  const properties = parseProperties(resource, asyncProperties);
  return {
    function: properties.FunctionName,
    maximumRetryAttempts: properties.MaximumRetryAttempts,
    maximumAgeSeconds: properties.MaximumEventAgeInSeconds,
    onFailureArn: properties.DestinationConfig?.OnFailure?.Destination,
  };
}
