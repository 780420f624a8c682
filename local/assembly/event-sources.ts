import { z } from 'zod';
import { nameFromArn } from './physical-names.ts';
import type { Resource } from './resources.ts';
import { count, flag, ignored, parseProperties } from './resources.ts';

const mappingProperties = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: flag.default(true),
  BatchSize: count.optional(),
  MaximumBatchingWindowInSeconds: count.optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z
    .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) })
    .optional(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: count.optional() }).optional(),
  StartingPosition: z.enum(['LATEST', 'TRIM_HORIZON']).optional(),
  MaximumRetryAttempts: count.optional(),
  MaximumRecordAgeInSeconds: count.optional(),
  BisectBatchOnFunctionError: flag.optional(),
  ParallelizationFactor: count.optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
    .optional(),
  KmsKeyArn: ignored,
  LoggingConfig: ignored,
  MetricsConfig: ignored,
  Tags: ignored,
});

/** What a queue and a stream mapping have in common. Durations in seconds. */
interface Mapping {
  /** Stable across restarts: checkpoints are kept under it. */
  id: string;
  path: string;
  function: string;
  sourceArn: string;
  source: string;
  batchSize: number;
  reportsItemFailures: boolean;
  filters: readonly string[];
}

export interface QueueMapping extends Mapping {
  kind: 'queue';
  maximumConcurrency: number;
}

export interface StreamMapping extends Mapping {
  kind: 'stream';
  startingPosition: 'LATEST' | 'TRIM_HORIZON';
  /** Retries after the first attempt; -1 is until the record expires. */
  maximumRetryAttempts: number;
  /** -1 is never. */
  maximumAgeSeconds: number;
  bisects: boolean;
  lanes: number;
  batchingWindowSeconds: number;
  onFailureArn: string | undefined;
}

/** A mapping from a queue or a DynamoDB stream to a function; undefined when disabled. */
export function readEventSource(resource: Resource): QueueMapping | StreamMapping | undefined {
  const properties = parseProperties(resource, mappingProperties);
  if (!properties.Enabled) return undefined;
  const isQueue = properties.EventSourceArn.split(':')[2] === 'sqs';
  const mapping = {
    id: resource.id,
    path: resource.path,
    function: nameFromArn(properties.FunctionName),
    sourceArn: properties.EventSourceArn,
    source: nameFromArn(properties.EventSourceArn),
    reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    filters: properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [],
  };
  if (isQueue) {
    // AWS starts with five concurrent batches per queue and scales up; five is enough here.
    const maximumConcurrency = properties.ScalingConfig?.MaximumConcurrency ?? 5;
    return { ...mapping, kind: 'queue', batchSize: properties.BatchSize ?? 10, maximumConcurrency };
  }
  return {
    ...mapping,
    kind: 'stream',
    batchSize: properties.BatchSize ?? 100,
    startingPosition: properties.StartingPosition ?? 'LATEST',
    maximumRetryAttempts: properties.MaximumRetryAttempts ?? -1,
    maximumAgeSeconds: properties.MaximumRecordAgeInSeconds ?? -1,
    bisects: properties.BisectBatchOnFunctionError ?? false,
    lanes: properties.ParallelizationFactor ?? 1,
    batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds ?? 0,
    onFailureArn: properties.DestinationConfig?.OnFailure?.Destination,
  };
}
