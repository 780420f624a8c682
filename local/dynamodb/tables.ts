import type { TableSpec } from '../assembly/stores.ts';
import type { Json } from '../assembly/json.ts';
import { AwsServiceError, callJson } from '../aws-json.ts';
import type { JsonService } from '../aws-json.ts';

export function dynamoDbAt(endpoint: string): JsonService {
  return { endpoint, target: 'DynamoDB_20120810', version: '1.0' };
}

/** Creates the table of the template if it is not there, with its indexes, stream and TTL. */
export async function ensureTable(dynamodb: JsonService, table: TableSpec): Promise<void> {
  try {
    await callJson(dynamodb, 'CreateTable', createTableInput(table));
  } catch (error) {
    if (error instanceof AwsServiceError && error.name === 'ResourceInUseException') return;
    throw error;
  }
  const { name: TableName, TimeToLiveSpecification } = table;
  if (TimeToLiveSpecification === undefined) return;
  await callJson(dynamodb, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification });
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
  return {
    [key]: specs.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection: {
        ProjectionType: Projection.ProjectionType,
        ...(Projection.NonKeyAttributes && { NonKeyAttributes: Projection.NonKeyAttributes }),
      },
    })),
  };
}
