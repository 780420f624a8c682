/** The Table over DynamoDB itself. */
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type AttributeValue,
  type ConsumedCapacity,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { Aliases } from './expression.ts';
import { parseItem } from './item-parse.ts';
import { isPassing, toTableError } from './refusal.ts';
import {
  deleteRequest,
  marshalledKey,
  putRequest,
  queryRequest,
  transactItem,
  updateRequest,
} from './request.ts';
import { backOff, withRetries, type Pause } from './retry.ts';
import type { Item, Key, Query, Table } from './table.ts';

/** What one request cost, in capacity units of its kind. */
export interface Capacity {
  readonly operation: 'get' | 'getMany' | 'put' | 'update' | 'delete' | 'transact' | 'query';
  readonly kind: 'read' | 'write';
  readonly units: number;
}

export interface DynamoTableOptions extends Pause {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Told what every request consumed; without it DynamoDB is not asked. */
  readonly onCapacity?: (capacity: Capacity) => void;
}

/** BatchGetItem takes at most 100 keys. */
const BATCH = 100;

export function createDynamoTable(options: DynamoTableOptions): Table {
  const { client, tableName: TableName, onCapacity } = options;
  const base = { TableName, ReturnConsumedCapacity: onCapacity ? 'TOTAL' : 'NONE' } as const;

  /** One request with its retries, its cost told, its refusal translated. */
  async function ask<A extends { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] }>(
    operation: Capacity['operation'],
    request: () => Promise<A>,
  ): Promise<A> {
    const answer = await withRetries(options, isPassing, async () => {
      try {
        return await request();
      } catch (error) {
        throw toTableError(error);
      }
    });
    onCapacity?.({ operation, kind: kindOf(operation), units: unitsOf(answer.ConsumedCapacity) });
    return answer;
  }

  async function getBatch(keys: readonly Key[]): Promise<Item[]> {
    const found: Item[] = [];
    let pending: Record<string, AttributeValue>[] = keys.map(marshalledKey);
    for (let round = 0; pending.length > 0; round += 1) {
      if (round > 0) await backOff(options, round);
      const { Responses, UnprocessedKeys } = await ask('getMany', () =>
        client.send(
          new BatchGetItemCommand({
            RequestItems: { [TableName]: { Keys: pending, ConsistentRead: true } },
            ReturnConsumedCapacity: base.ReturnConsumedCapacity,
          }),
        ),
      );
      found.push(...(Responses?.[TableName] ?? []).map(parseItem));
      pending = UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
    return found;
  }

  return {
    async get(key) {
      const { Item } = await ask('get', () =>
        client.send(new GetItemCommand({ ...base, Key: marshalledKey(key), ConsistentRead: true })),
      );
      return Item && parseItem(Item);
    },

    async getMany(keys) {
      const batches = chunks(distinct(keys), BATCH);
      return (await Promise.all(batches.map(getBatch))).flat();
    },

    async put(item, condition) {
      const request = { ...base, ...putRequest(item, condition, new Aliases()) };
      await ask('put', () => client.send(new PutItemCommand(request)));
    },

    async update(key, change, condition) {
      const request = { ...base, ...updateRequest(key, change, condition, new Aliases()) };
      const { Attributes } = await ask('update', () =>
        client.send(new UpdateItemCommand({ ...request, ReturnValues: 'ALL_NEW' })),
      );
      return parseItem(Attributes ?? {});
    },

    async delete(key, condition) {
      const request = { ...base, ...deleteRequest(key, condition, new Aliases()) };
      await ask('delete', () => client.send(new DeleteItemCommand(request)));
    },

    async transact(writes) {
      const TransactItems = writes.map((write) => transactItem(TableName, write));
      await ask('transact', () =>
        client.send(
          new TransactWriteItemsCommand({
            TransactItems,
            ReturnConsumedCapacity: base.ReturnConsumedCapacity,
          }),
        ),
      );
    },

    async query(query: Query) {
      const request = { ...base, ...queryRequest(query, new Aliases()) };
      const { Items, LastEvaluatedKey } = await ask('query', () =>
        client.send(new QueryCommand(request)),
      );
      const items = (Items ?? []).map(parseItem);
      return LastEvaluatedKey ? { items, after: textKeys(LastEvaluatedKey) } : { items };
    },
  };
}

function kindOf(operation: Capacity['operation']): Capacity['kind'] {
  return ['get', 'getMany', 'query'].includes(operation) ? 'read' : 'write';
}

function unitsOf(consumed: ConsumedCapacity | ConsumedCapacity[] | undefined): number {
  const parts = consumed === undefined ? [] : [consumed].flat();
  return parts.reduce((units, part) => units + (part.CapacityUnits ?? 0), 0);
}

function textKeys(key: Record<string, AttributeValue>): Record<string, string> {
  return Object.fromEntries(Object.entries(key).map(([name, { S = '' }]) => [name, S]));
}

function distinct(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
}
