/** The table's verbs as DynamoDB's request fields. */
import type {
  AttributeValue,
  QueryCommandInput,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { Aliases, conditionExpression, updateExpression } from './expression.ts';
import type { Change, Condition, Item, Key, Query, Write } from './table.ts';

/** So that a refusal tells how the item stands, and nobody must read it again. */
const ALL_OLD = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Only the keys, also when a whole item is given to name itself. */
export function marshalledKey({ pk, sk }: Key): Record<string, AttributeValue> {
  return marshall({ pk, sk });
}

export function putRequest(item: Item, condition: Condition | undefined, aliases: Aliases) {
  const ConditionExpression = conditionExpression(condition, aliases);
  return {
    Item: marshall(item),
    ...(ConditionExpression !== undefined && { ConditionExpression, ...ALL_OLD }),
    ...aliases.request(),
  };
}

export function updateRequest(
  key: Key,
  change: Change,
  condition: Condition | undefined,
  aliases: Aliases,
) {
  const UpdateExpression = updateExpression(change, aliases);
  const ConditionExpression = conditionExpression(condition, aliases);
  return {
    Key: marshalledKey(key),
    UpdateExpression,
    ...(ConditionExpression !== undefined && { ConditionExpression, ...ALL_OLD }),
    ...aliases.request(),
  };
}

export function deleteRequest(key: Key, condition: Condition | undefined, aliases: Aliases) {
  const ConditionExpression = conditionExpression(condition, aliases);
  return {
    Key: marshalledKey(key),
    ...(ConditionExpression !== undefined && { ConditionExpression, ...ALL_OLD }),
    ...aliases.request(),
  };
}

export function transactItem(TableName: string, write: Write): TransactWriteItem {
  const aliases = new Aliases();
  if ('put' in write) {
    return { Put: { TableName, ...putRequest(write.put, write.condition, aliases) } };
  }
  if ('update' in write) {
    const { update, change, condition } = write;
    return {
      Update: { TableName, ...updateRequest(update, change, condition, aliases) },
    };
  }
  if ('delete' in write) {
    return { Delete: { TableName, ...deleteRequest(write.delete, write.condition, aliases) } };
  }
  const { ConditionExpression, ...rest } = deleteRequest(write.check, write.condition, aliases);
  return { ConditionCheck: { TableName, ...rest, ConditionExpression: ConditionExpression ?? '' } };
}

/** Strongly consistent on the table; an index cannot be. */
export function queryRequest(query: Query, aliases: Aliases): Omit<QueryCommandInput, 'TableName'> {
  const [pkName, skName] =
    query.index === undefined ? ['pk', 'sk'] : [`${query.index}pk`, `${query.index}sk`];
  const parts = [
    `${aliases.name(pkName)} = ${aliases.value(query.pk)}`,
    ...(query.skPrefix === undefined
      ? []
      : [`begins_with(${aliases.name(skName)}, ${aliases.value(query.skPrefix)})`]),
    ...(query.skUpTo === undefined
      ? []
      : [`${aliases.name(skName)} <= ${aliases.value(query.skUpTo)}`]),
  ];
  return {
    KeyConditionExpression: parts.join(' AND '),
    ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index }),
    ...(query.limit !== undefined && { Limit: query.limit }),
    ScanIndexForward: query.descending !== true,
    ...(query.after && { ExclusiveStartKey: marshall(query.after) }),
    ...aliases.request(),
  };
}
