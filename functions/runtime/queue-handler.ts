/** The bundles of a batch consumer: each record stands alone, and only the failed ones come back (partial batch response). */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { PartialItemFailureResponse } from '@aws-lambda-powertools/batch/types';
import middy from '@middy/core';
import type { DynamoDBRecord, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import type { z } from 'zod';
import { loggable, telemetryOf } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * A Lambda handler for an SQS queue whose messages are JSON of one schema. A message that does not parse fails like any
 * other: after its receives it is in the dead-letter queue, where a person sees it.
 */
export function queueHandler<S extends z.ZodType>(
  consumer: string,
  message: S,
  consume: (message: z.output<S>, telemetry: Pick<Telemetry, 'count' | 'logger'>) => Promise<void>,
) {
  const telemetry = telemetryOf(consumer);
  return batch<SQSEvent>(EventType.SQS, telemetry, async (record) => {
    telemetry.logger.setCorrelationId(record.messageId);
    await consume(message.parse(JSON.parse(record.body)), telemetry);
  });
}

/** A Lambda handler for a DynamoDB stream. A failed record is the checkpoint: it and what follows come again. */
export function streamHandler(
  consumer: string,
  consume: (record: DynamoDBRecord) => Promise<void>,
) {
  const telemetry = telemetryOf(consumer);
  return batch<DynamoDBStreamEvent>(EventType.DynamoDBStreams, telemetry, consume);
}

/**
 * The same for a consumer that does a whole batch at once, in order, and says how many records are done and what the next
 * one failed with. A record that always fails is bisected out by Lambda and ends in the dead letters.
 */
export function streamBatchHandler(
  consumer: string,
  consume: (records: readonly unknown[]) => Promise<{ done: number; error?: unknown }>,
) {
  const telemetry = telemetryOf(consumer);
  return middy<DynamoDBStreamEvent, PartialItemFailureResponse>()
    .use([...telemetry.middleware])
    .handler(async ({ Records }) => {
      const { done, error } = await consume(Records.map(({ dynamodb }) => dynamodb));
      telemetry.count('RecordDone', done);
      const failed = Records[done]?.dynamodb?.SequenceNumber;
      if (failed === undefined) return { batchItemFailures: [] };
      telemetry.count('RecordFailed');
      telemetry.logger.warn('record failed', { error: loggable(error) });
      return { batchItemFailures: [{ itemIdentifier: failed }] };
    });
}

function batch<E extends SQSEvent | DynamoDBStreamEvent>(
  kind: keyof typeof EventType,
  telemetry: Telemetry,
  consume: (record: E['Records'][number]) => Promise<void>,
) {
  const one = async (record: E['Records'][number]) => {
    try {
      await consume(record);
      telemetry.count('RecordDone');
    } catch (error) {
      telemetry.count('RecordFailed');
      telemetry.logger.warn('record failed', { error: loggable(error) });
      throw error;
    }
  };
  // One at a time: records of one shipment in one batch would only race each other.
  const options = { throwOnFullBatchFailure: false, processInParallel: false };
  return middy<E, PartialItemFailureResponse>()
    .use([...telemetry.middleware])
    .handler((event) => processPartialResponse(event, one, new BatchProcessor(kind), options));
}
