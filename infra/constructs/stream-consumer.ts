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
  consume(table, [insertsOf(kind)], consumer, upkeep, {
    batchSize: 25,
    maxRecordAge: Duration.hours(1),
  });
}

export interface ChangesUnder {
  readonly sortKeys: readonly (string | { readonly prefix: string })[];
  /** Only records whose `status` is one of these; absent: all. */
  readonly statuses?: readonly string[];
}

/**
 * Sends every change under these sort keys to a function, in order for each partition key. The dead letter of a record that
 * fails five times names its place in the stream, which keeps it for a day: an outage may last as long.
 */
export function consumeChanges(
  table: ITable,
  changes: readonly ChangesUnder[],
  consumer: PortageFunction,
  upkeep: Upkeep,
): void {
  consume(table, changes.map(changesOf), consumer, upkeep, {
    batchSize: 100,
    maxRecordAge: Duration.hours(20),
  });
}

/** A batch that fails is halved until the bad record is alone, so that it holds up nothing but its own key's successors. */
function consume(
  table: ITable,
  filters: readonly object[],
  consumer: PortageFunction,
  upkeep: Upkeep,
  limits: { readonly batchSize: number; readonly maxRecordAge: Duration },
): void {
  const letters = new DeadLetters(consumer, 'StreamDeadLetters', upkeep, 'dead-letters');
  consumer.lambda.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: filters.map((filter) => ({ pattern: JSON.stringify(filter) })),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      parallelizationFactor: 2,
      retryAttempts: 5,
      onFailure: new SqsDlq(letters.queue),
      ...limits,
    }),
  );
}

/** A filter of Lambda: each leaf lists the values that pass. */
const insertsOf = (kind: string) => ({
  eventName: ['INSERT'],
  dynamodb: { NewImage: { kind: { S: [kind] } } },
});

/** `INSERT` and `MODIFY`: what is removed is told by nobody. */
const changesOf = ({ sortKeys, statuses }: ChangesUnder) => ({
  eventName: ['INSERT', 'MODIFY'],
  dynamodb: {
    Keys: { sk: { S: sortKeys } },
    ...(statuses && { NewImage: { status: { S: statuses } } }),
  },
});
