import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DeadLetters } from './dead-letters.ts';
import type { PortageFunction } from './portage-function.ts';
import type { Upkeep } from './upkeep.ts';

/**
 * Sends new items of one kind to a function, in order for each key. What fails five times, or is an hour old, is a
 * dead letter: the sweeper finds the item again, because the stream is only the fast way.
 */
export function consumeInserts(
  table: ITable,
  kind: string,
  consumer: PortageFunction,
  upkeep: Upkeep,
): void {
  const letters = new DeadLetters(consumer, 'StreamDeadLetters', upkeep, 'dead-letters');
  consumer.lambda.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      filters: [{ pattern: JSON.stringify(insertsOf(kind)) }],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      parallelizationFactor: 2,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(letters.queue),
    }),
  );
}

/** A filter of Lambda: each leaf lists the values that pass. */
const insertsOf = (kind: string) => ({
  eventName: ['INSERT'],
  dynamodb: { NewImage: { kind: { S: [kind] } } },
});
