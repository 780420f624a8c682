import { z } from 'zod';
import type { TableSpec } from '../assembly/stores.ts';
import type { Json } from '../assembly/json.ts';
import { AwsServiceError, callJson } from '../aws-json.ts';
import type { JsonService } from '../aws-json.ts';

export function dynamoDbAt(endpoint: string): JsonService {
  return { endpoint, target: 'DynamoDB_20120810', version: '1.0' };
}

/** Creates the table of the template with its indexes, stream and TTL, or adds the indexes it lacks. */
export async function ensureTable(dynamodb: JsonService, table: TableSpec): Promise<void> {
  try {
    await callJson(dynamodb, 'CreateTable', createTableInput(table));
  } catch (error) {
    if (!(error instanceof AwsServiceError) || error.name !== 'ResourceInUseException') throw error;
    return addMissingIndexes(dynamodb, table);
  }
  const { name: TableName, TimeToLiveSpecification } = table;
  if (TimeToLiveSpecification === undefined) return;
  await callJson(dynamodb, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification });
}

const description = z.looseObject({
  Table: z.looseObject({
    GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).default([]),
  }),
});

/** A template may gain an index while a data directory lives on; DynamoDB adds one at a time. */
async function addMissingIndexes(dynamodb: JsonService, table: TableSpec): Promise<void> {
  const { name: TableName, AttributeDefinitions } = table;
  const { Table } = description.parse(await callJson(dynamodb, 'DescribeTable', { TableName }));
  const present = Table.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName);
  for (const index of table.GlobalSecondaryIndexes) {
    if (present.includes(index.IndexName)) continue;
    const GlobalSecondaryIndexUpdates = [{ Create: indexInput(index) }];
    const update = { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates };
    await callJson(dynamodb, 'UpdateTable', update);
  }
}

function createTableInput(table: TableSpec): Json {
  return {
    TableName: table.name,
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    BillingMode: table.BillingMode,
    ...indexes('GlobalSecondaryIndexes', table.GlobalSecondaryIndexes),
    ...indexes('LocalSecondaryIndexes', table.LocalSecondaryIndexes),
    ...(table.StreamSpecification && {
      StreamSpecification: {
        StreamEnabled: true,
        StreamViewType: table.StreamSpecification.StreamViewType,
      },
    }),
  };
}

/** An empty list of indexes is an error to DynamoDB: it must be absent. */
function indexes(key: string, specs: TableSpec['GlobalSecondaryIndexes']): { [key: string]: Json } {
  if (specs.length === 0) return {};
  return { [key]: specs.map(indexInput) };
}

function indexInput({
  IndexName,
  KeySchema,
  Projection,
}: TableSpec['GlobalSecondaryIndexes'][number]): Json {
  const { ProjectionType, NonKeyAttributes } = Projection;
  return {
    IndexName,
    KeySchema,
    Projection: { ProjectionType, ...(NonKeyAttributes && { NonKeyAttributes }) },
  };
}
